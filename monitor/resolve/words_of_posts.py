"""Words in names of posts, folded as `letters.plain` folds. One reason a table."""

from __future__ import annotations

from monitor.resolve.lists import word_list

#: What a board's part is called: who chairs one does not chair the board.
COMMITTEES = word_list(
    "committee comite comitee ausschuss ausschusses comitato commissie utskott utvalg udvalg komitet komitetu "
    "vybor vyboru bizottsag comitetul komitesi komite"
)

#: The head of a house in languages that have one word for its president, its chair and often its chief executive.
HEADS_OF_A_HOUSE = word_list(
    "presidente presidenta prezes elnok elnoke baskan baskani predseda predsedkyne voorzitter "
    "bestuursvoorzitter vorsitzende vorsitzender vorsitzenden presedinte presedintele prezident ordforande "
    "ordforer formand 사장 회장 社長 会長 董事长 总裁 董事長 總裁 председатель президент голова رئيس رئيسة"
)

#: Words that say nothing of a post: articles, joining words, "new".
FILLERS = word_list(
    "of the and for a an de du des la le et der die das für und del el y di e o do da new neu neue neuer neues nuevo "
    "nueva nouveau nouvelle nuovo nuova novo nova nieuwe ny nya nye novy nowy nowa uusi yeni новый новая новий нова"
)

#: Jobs beside the chief's of their field: a treasurer is no finance chief, a secretary no head of the lawyers.
OTHER_JOBS = word_list(
    "secretary secretaire secretario secretaria segretario segretaria sekretar sekretaer secretaris treasurer "
    "tresorier tresoriere tesorero tesorera tesoriere tesoureiro schatzmeister schatzmeisterin penningmeester "
    "kasserer skarbnik controller controllerin controleur contralor kontroller comptroller auditor revisor "
    "accountant buchhalter"
)

#: Words of a post that say how high it is and nothing of what it is for.
TITLE_WORDS = word_list(
    "vice president senior executive evp svp vp avp head director directors manager managing general chief "
    "officer group global corporate deputy assistant associate lead leader leiter leiterin direktor direktorin "
    "directeur directrice direttore direttrice directora diretor diretora dyrektor chef chefin responsable "
    "responsabile jefe jefa non independent independiente unabhangiges independant independante indipendente "
    "independente business worldwide international regional member board mitglied vorstand vorstands "
    "geschaftsfuhrer in top"
)

#: Words of the press for whoever runs a house, of any title.
BOSS_WORDS = word_list(
    "boss chief head leader chef chefin patron patronne patrona jefe jefa capo numero uno "
    "leiter leiterin direktor direktorin directora directeur directrice direttore direttrice diretor "
    "diretora topman topvrouw baas sjef toppsjef topchef hogste szef szefowa sef sefka vezeto sefu sefa "
    "administrator administrador administradora titular titulaire titolare president presidente presidenta "
    "principal commissioner superintendent commissaire comisionado intendant intendantin rector rektor recteur "
    "governor gouverneur gobernador gobernadora governador governadora governatore guvernator guvernoer "
    "comando mando timone глава руководитель директор керівник 新掌门 掌门人 トップ 수장"
)

#: Words that make another post of a title: a deputy's, a former holder's.
DEPUTY_WORDS = word_list(
    "vice deputy assistant associate former ex acting co stellvertretender stellvertretende stv adjoint adjointe "
    "adjunto adjunta aggiunto sous plaatsvervangend viceordforande nestformand "
    "nestleder nestredaktor visekonsernsjef zastepca zastepczyni wicedyrektor zastupce namestek "
    "namestkyne helyettes adjunct yardimcisi delegue deleguee subdirector subdirectora subgerente vicedirettore "
    "vicechair vicechairman зам заместитель заступник 副 부"
)

#: Words for one who acts in a post for the time being: they change what is said of the person, not of the post.
ACTING_WORDS = word_list(
    "acting interim ad interino interina interimar interimaire ai tf kst wnd waarnemend tijdelijk kommissarisch "
    "kommissarische zastupujici pelniacy po исполняющий исполняющая обязанности и о врио в"
)

#: Words of which the name of a seat on the board is made, and nothing else.
BOARD_WORDS = word_list(
    "board member director directors non executive nonexecutive independent seat directorship ned trustee trustees "
    "supervisory administrateur administratrice independant independante consejero consejera independiente vocal "
    "consigliere consigliera indipendente conselheiro conselheira"
)
