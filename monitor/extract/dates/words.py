"""The words for time in each language: months, weekdays, seasons, periods, and what points before or behind.

One block a language, one line a kind, `|` between the members of a kind, a blank between spellings of a member, `_`
for a blank inside a phrase, `*` for any ending. An indented line goes on with the one above. Accents and case do not
count. The kinds:

    months weekdays (Monday first) seasons (spring first)
    units     day | week | month | quarter | half of a year | year
    edges     beginning | middle | last third | end of a period
    shifts    the one before | this one | the next one
    days      yesterday | today, at once | tomorrow
    ordinals  first | second | third | fourth
    vague     words that make a period one of another calendar (a business year, a season of sport, a school year)
    =         a word that is several signs in one: `word kind.member kind.member`
    feasts    `word month-day`, for days that stand still
"""

WORDS: dict[str, str] = {
    "en": """
months january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october
  oct|november nov|december dec
weekdays monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat weekend|sunday sun
seasons spring|summer|autumn fall|winter
units day|week|month|quarter|half|year
edges early beginning start opening|mid middle|late latter|end ends close conclusion last_day
shifts last past previous|this current present the_same|next coming following forthcoming upcoming new
days yesterday last_night overnight|today tonight immediate immediately forthwith effective_immediately now
  with_immediate_effect|tomorrow
ordinals first 1st|second 2nd|third 3rd|fourth 4th final
vague fiscal financial season academic school term semester labor_day_weekend
= year_end edges.4 units.6|month_end edges.4 units.3|quarter_end edges.4 units.4|end_september edges.4
  months.9|last_week_of edges.3
feasts christmas 12-25|christmas_day 12-25|new_year 1-1|new_years_day 1-1|new_year_s_day 1-1|the_new_year
  1-1|new_year_s_eve 12-31|twelfth_night 1-6|michaelmas 9-29|may_day 5-1
""",
    "fr": """
months janvier janv|fevrier fevr|mars|avril avr|mai|juin|juillet juil|aout|septembre sept|octobre oct|novembre
  nov|decembre dec
weekdays lundi|mardi|mercredi|jeudi|vendredi|samedi week_end|dimanche
seasons printemps|ete|automne|hiver
units jour journee|semaine|mois|trimestre|semestre|an annee
edges debut commencement courant|mi milieu|dernier_tiers|fin terme dernier_jour issue
shifts dernier derniere passe passee precedent precedente ecoule|ce cet cette|prochain prochaine suivant suivante
days hier hier_soir|aujourd_hui aujourdhui ce_jour ce_soir immediat immediate immediatement effet_immediat
  aussitot sur_le_champ seance_tenante des_maintenant sans_delai|demain
ordinals premier premiere 1er|deuxieme second seconde 2e|troisieme 3e|quatrieme 4e
vague exercice saison scolaire universitaire
= fin_d_annee edges.4 units.6|rentree months.9
feasts noel 12-25|toussaint 11-1|assomption 8-15|nouvel_an 1-1|nouvelle_annee 1-1|epiphanie 1-6
""",
    "de": """
months januar* janner* jan|februar* feber feb|marz* mrz|april* apr|mai|juni|juli|august* aug|september* sept
  sep|oktober* okt|november* nov|dezember* dez
weekdays montag*|dienstag*|mittwoch*|donnerstag*|freitag*|samstag* sonnabend* wochenende|sonntag*
seasons fruhjahr* fruhling* |sommer*|herbst*|winter
units tag|woche*|monat*|quartal*|halbjahr* jahreshalfte halfte|jahr*
edges anfang* beginn|mitte|spat*|ende auslauf abschluss
shifts letzten letzte letzter letztes vergangene* vorige* vorherige*|diesen dieser dieses diese laufende*
  heurige* selben|nachste* kommende* folgende* darauffolgende* neuen neues neue
days gestern|heute heutigen_tag heutigem_tag sofort* sofortige* umgehend* ab_sofort unverzuglich|morgen
ordinals erste* 1|zweite* 2|dritte* 3|vierte* 4
vague geschaftsjahr* saison spielzeit semester wintersemester sommersemester schuljahr* wirtschaftsjahr*
= jahresende edges.4 units.6|jahresbeginn edges.1 units.6|jahresanfang edges.1 units.6|jahresmitte edges.2
  units.6|monatsende edges.4 units.3|monatsanfang edges.1 units.3|quartalsende edges.4 units.4|spatsommer
  months.8|ubermorgen days.3
feasts jahreswechsel 1-1|neujahr 1-1|neuen_jahr 1-1|weihnachten 12-25|heiligabend 12-24|silvester
  12-31|dreikonigstag 1-6|allerheiligen 11-1|nikolaustag 12-6|reformationstag 10-31|maria_himmelfahrt 8-15
""",
    "es": """
months enero ene|febrero feb|marzo mar|abril abr|mayo|junio jun|julio jul|agosto ago|septiembre setiembre sept
  sep|octubre oct|noviembre nov|diciembre dic
weekdays lunes|martes|miercoles|jueves|viernes|sabado fin_de_semana|domingo
seasons primavera|verano|otono|invierno
units dia|semana|mes|trimestre|semestre|ano
edges principios comienzos inicio inicios primeros|mediados mitad|ultima|finales fines fin final cierre termino
  ultimo_dia
shifts pasado pasada ultimo|este esta presente actual en_curso|proximo proxima que_viene siguiente entrante nuevo
days ayer anoche|hoy dia_de_hoy inmediato inmediata inmediatamente efecto_inmediato de_inmediato esta_fecha
  presente_fecha|manana
ordinals primer primero primera|segundo segunda|tercer tercero tercera|cuarto cuarta
vague ejercicio temporada curso lectivo
= fin_de_ano edges.4 units.6|fin_de_mes edges.4 units.3
feasts navidad 12-25|ano_nuevo 1-1|reyes 1-6|nochevieja 12-31
""",
    "it": """
months gennaio gen|febbraio feb|marzo mar|aprile apr|maggio|giugno giu|luglio lug|agosto ago|settembre sett
  set|ottobre ott|novembre nov|dicembre dic
weekdays lunedi|martedi|mercoledi|giovedi|venerdi|sabato fine_settimana|domenica
seasons primavera|estate|autunno|inverno
units giorno|settimana|mese|trimestre|semestre|anno
edges inizio inizi primi|meta|ultimi|fine termine chiusura ultimo_giorno
shifts scorso scorsa passato passata ultimo|questo questa quest corrente presente stesso|prossimo prossima
  venturo ventura entrante nuovo
days ieri ieri_sera|oggi odierna odierno data_odierna immediato immediata immediatamente effetto_immediato
  subito stamane stamattina stasera|domani
ordinals primo prima|secondo seconda|terzo terza|quarto quarta
vague esercizio stagione scolastico accademico
= fine_anno edges.4 units.6|fine_mese edges.4 units.3
feasts natale 12-25|capodanno 1-1|epifania 1-6|befana 1-6|ferragosto 8-15
""",
    "pt": """
months janeiro jan|fevereiro fev|marco mar|abril abr|maio|junho jun|julho jul|agosto ago|setembro set|outubro
  out|novembro nov|dezembro dez
weekdays segunda segunda_feira|terca terca_feira|quarta quarta_feira|quinta quinta_feira|sexta
  sexta_feira|sabado fim_de_semana|domingo
seasons primavera|verao|outono|inverno
units dia|semana|mes|trimestre|semestre|ano
edges inicio comeco principio|meados metade|ultima|final fim finais termino encerramento ultimo_dia
shifts passado passada ultimo|este esta neste nesta deste desta corrente atual presente|proximo proxima que_vem
  seguinte vindouro novo
days ontem|hoje imediato imediata imediatamente efeito_imediato de_imediato nesta_data esta_data
  presente_data|amanha
ordinals primeiro primeira|segundo|terceiro terceira|quarto 4o
vague exercicio temporada letivo
= fim_de_ano edges.4 units.6
feasts natal 12-25|ano_novo 1-1|virada_do_ano 1-1
""",
    "nl": """
months januari jan|februari feb|maart mrt|april apr|mei|juni|juli|augustus aug|september sept sep|oktober
  okt|november nov|december dec
weekdays maandag*|dinsdag*|woensdag*|donderdag*|vrijdag*|zaterdag* weekend weekeinde|zondag*
seasons voorjaar lente|zomer|najaar herfst|winter
units dag|week|maand|kwartaal|halfjaar halfjaars helft|jaar
edges begin aanvang|medio midden half|laat|eind einde afloop laatste_dag
shifts vorige vorig afgelopen jongstleden|deze dit lopende huidige|volgende volgend komende komend aanstaande
  eerstvolgende nieuwe
days gisteren|vandaag heden per_direct direct onmiddellijk onmiddellijke met_onmiddellijke_ingang per_heden|morgen
ordinals eerste|tweede|derde|vierde
vague boekjaar seizoen schooljaar
= jaareinde edges.4 units.6|jaarwisseling edges.4 units.6|maandeinde edges.4 units.3
feasts kerst 12-25|nieuwjaar 1-1|nieuwjaarsdag 1-1
""",
    "sv": """
months januari jan|februari feb|mars|april apr|maj|juni|juli|augusti aug|september sept sep|oktober okt|november
  nov|december dec
weekdays mandag*|tisdag*|onsdag*|torsdag*|fredag*|lordag* helgen|sondag*
seasons var varen|sommar*|host hosten|vinter*
units dag|vecka* veckan|manad* manaden|kvartal*|halvar*|ar aret arets
edges borjan inledningen start|mitten medio|sent|slutet slut utgangen
shifts forra i_fjol senaste|denna detta innevarande|nasta kommande nya instundande
days igar i_gar|idag i_dag omedelbar omedelbart omedelbar_verkan genast|imorgon i_morgon
ordinals forsta|andra|tredje|fjarde
vague rakenskapsar* sasong* lasar*
= arsslut edges.4 units.6|manadsskiftet edges.4 units.3
feasts arsskiftet 1-1|nyar 1-1|jul 12-25|julafton 12-24
""",
    "pl": """
months styczni* stycznia|lut* lutego|marca marzec marcu marcem|kwiet* kwiecien|maja maj maju majem|czerwca
  czerwiec czerwcu czerwcow*|lipca lipiec lipcu lipcow*|sierpnia sierpien sierpniu sierpniow*|wrzesnia wrzesien
  wrzesniu wrzesniow*|pazdziernik*|listopad*|grudnia grudzien grudniu grudniow*
weekdays poniedzial*|wtor*|srod*|czwart*|piat*|sobot* weekend*|niedziel*
seasons wiosn*|lato latem|jesien*|zim*
units dzien dnia dniu|tydzien tygodni* tygodniu|miesiac* miesiecy|kwarta*|polrocz*|rok* roku
edges poczat*|polow* srodku|pod_koniec|koniec konca koncem koncu uplywem
shifts ubiegl* zeszl* poprzedni* minion*|biezac* tym tego ten obecn*|przyszl* nastepn* nadchodzac* kolejn* nowym
  nowego
days wczoraj*|dzis* dzisiaj* natychmiast* dniu_dzisiejszym|jutro
ordinals pierwsz* i|drug* ii|trzeci* iii|czwarty czwartym czwartego iv
vague obrotow* sezon* szkoln* akademick*
feasts boze_narodzenie 12-25|nowy_rok 1-1|nowym_rokiem 1-1|sylwester* 12-31
""",
    "tr": """
months ocak*|subat*|mart*|nisan*|mayis*|haziran*|temmuz*|agustos*|eylul*|ekim*|kasim*|aralik* aralig*
weekdays pazartesi*|sali*|carsamba*|persembe*|cuma cumaya cumadan|cumartesi* hafta_sonu|pazar pazara
seasons ilkbahar* bahar*|yaz yazin yaza|sonbahar*|kis kisin
units gun gunu gunun|hafta haftanin haftaya|ay ayi ayin ayinda|ceyre*|yariyil* yarisi*|yil yili yilin yilinin
edges basi basinda basindan basinin bas|ortasi* ortalari*|son_gunlerinde|sonu* sonunda sonundan sonuna son bitimi*
shifts gecen gectigimiz onceki|bu icinde_bulundugumuz ayni|gelecek onumuzdeki sonraki yeni ertesi
days dun dun_aksam|bugun* derhal hemen aninda ivedilikle|yarin
ordinals ilk birinci 1|ikinci 2|ucuncu 3|dorduncu 4
vague mali sezon* egitim
= onceki_gun days.1|yil_sonu* edges.4 units.6|yilsonu* edges.4 units.6|ay_sonu* edges.4 units.3|yilbasi* edges.1
  units.6
feasts yilbasi* 1-1|yeni_yil* 1-1
""",
    "ru": """
months январ*|феврал*|март*|апрел*|мая май мае|июн*|июл*|август*|сентябр*|октябр*|ноябр*|декабр*
weekdays понедельник*|вторник*|среда среду среды среде|четверг*|пятниц*|суббот* выходн*|воскресень*
seasons весн*|лето летом|осен*|зим*
units день дня|недел*|месяц*|квартал*|полугоди*|год* году года
edges начал*|середин*|исход*|конц* окончан* завершени*
shifts прошл* минувш* предыдущ* истекш*|эт* текущ* нынешн* настоящ*|следующ* будущ* ближайш* наступающ*
  предстоящ* нов*
days вчера* накануне|сегодня* немедленн* сегодняшн* незамедлительн*|завтра*
ordinals перв* i|втор* ii|трет* iii|четвертый четвертом четвертого iv
vague финансов* сезон* учебн* отчетн*
feasts рождеств* 1-7|новый_год 1-1|нового_года 1-1
""",
    "ar": """
months يناير جانفي كانون_ثاني|فبراير فيفري شباط|مارس آذار|أبريل إبريل نيسان أفريل|مايو أيار ماي|يونيو حزيران
  جوان يونيه|يوليو تموز جويلية يوليوز يوليه|أغسطس آب أوت غشت|سبتمبر أيلول شتنبر|أكتوبر تشرين_أول|نوفمبر تشرين_ثاني
  نونبر|ديسمبر كانون_أول دجنبر
weekdays اثنين إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد
seasons ربيع|صيف|خريف|شتاء
units نهار|أسبوع|شهر|ربع|نصف|عام سنة
edges مطلع بداية أوائل مستهل فاتح|منتصف أواسط|أواخر|نهاية ختام متم آخر
shifts ماضي ماضية منصرم سابق|جاري جارية حالي حالية هذا هذه|مقبل مقبلة قادم قادمة تالي تالية جديد
days أمس|يوم فورا فوري بأثر_فوري أثر_فوري حالا|غدا
ordinals أول أولى فاتح|ثاني ثانية|ثالث ثالثة|رابع رابعة
vague مالي مالية موسم دراسي
feasts رأس_سنة 1-1|عيد_ميلاد 12-25
""",
    "ja": """
weekdays 月曜|火曜|水曜|木曜|金曜|土曜 週末|日曜
seasons 春|夏|秋|冬
units 日付|週|ヶ月 か月|四半期|半期|年
edges 初め 上旬 初頭 頭 初|半ば 中頃|下旬 後半|末 終わり
shifts 先 昨 前 去|今 本 当|来 翌 次
days 昨日 昨夜|本日 今日 即日 即時 同日 直ちに 当日|明日
ordinals 第1 第一|第2 第二|第3 第三|第4 第四
vague 年度 会計 期末 季
= 年内 edges.4 units.6|月内 edges.4 units.3|年末 edges.4 units.6|年初 edges.1 units.6|月末 edges.4
  units.3|来月 shifts.3
  units.3|先月 shifts.1 units.3|今月 shifts.2 units.3|翌月 shifts.3 units.3|上半期 ordinals.1 units.5|下半期
  ordinals.2
  units.5|上期 ordinals.1 units.5|下期 ordinals.2 units.5|中旬 edges.5|週明け shifts.3 weekdays.1
feasts 元日 1-1|年明け 1-1
""",
    "ko": """
weekdays 월요일|화요일|수요일|목요일|금요일|토요일 주말|일요일
seasons 봄|여름|가을|겨울
units 하루|주|달|분기|반기|년 해
edges 초 초순 초반 초께|중반|하순|말 말께
shifts 지난 작 전|이번 올 금|다음 내 오는 차기 돌아오는 새
days 어제 전날|오늘 이날 즉시 당일 금일|내일
ordinals 첫|둘째|셋째|넷째
vague 회계연도 시즌 학년도 사업연도
= 연말 edges.4 units.6|연초 edges.1 units.6|연내 edges.4 units.6|이달 shifts.2 units.3|내달 shifts.3
  units.3|지난달 shifts.1
  units.3|월말 edges.4 units.3|내년 shifts.3 units.6|올해 shifts.2 units.6|작년 shifts.1 units.6|지난해
  shifts.1 units.6|상반기
  ordinals.1 units.5|하반기 ordinals.2 units.5|중순 edges.5|새해 shifts.3 units.6
feasts 신정 1-1|성탄절 12-25
""",
    "zh": """
weekdays 周一 星期一 礼拜一 週一 禮拜一|周二 星期二 礼拜二 週二 禮拜二|周三 星期三 礼拜三 週三 禮拜三|周四
  星期四 礼拜四 週四 禮拜四|周五 星期五 礼拜五 週五 禮拜五|周六 星期六 礼拜六 週六
  禮拜六 周末 週末|周日 星期日 星期天 礼拜天 週日 禮拜天
seasons 春天 春季 春|夏天 夏季 夏|秋天 秋季 秋|冬天 冬季 冬
units 天|周 星期 週 礼拜|个月 個月|季度 季|半年|年 年度
edges 初 上旬 开头|年中 中|下旬|底 末
shifts 上 去 上个 上個|本 今 这 這 这个 這個 今个|下 明 来 來 下个 下個
days 昨天 昨日|今天 今日 即日 即时 即刻 立即 即時 同日 当日 當日|明天 明日
ordinals 第一 首 一季|第二|第三|第四
vague 财年 財年 会计 會計 届 屆 股东大会 股東大會 春节 春節
= 年底 edges.4 units.6|年末 edges.4 units.6|年内 edges.4 units.6|年初 edges.1 units.6|年中 edges.2
  units.6|月底 edges.4
  units.3|月末 edges.4 units.3|月初 edges.1 units.3|上半年 ordinals.1 units.5|下半年 ordinals.2 units.5|中旬 edges.5
feasts 元旦 1-1|圣诞 12-25|国庆 10-1
""",
    "da": """
months januar jan|februar feb|marts mars|april apr|maj mai|juni|juli|august aug|september sept sep|oktober
  okt|november nov|december desember des dec
weekdays mandag*|tirsdag*|onsdag*|torsdag*|fredag*|lordag*|sondag*
seasons foraret forar varen var|sommer* sommeren|efteraret efterar hosten host|vinter*
units dag|uge* ugen uke* uken|maned* maneden|kvartal*|halvar*|ar aret
edges begyndelsen starten begynnelsen|midten medio|sidst|slutningen udgangen slutten utgangen ultimo
shifts sidste forrige|denne dette indevaerende innevaerende|naeste kommende neste
days igar i_gar|idag i_dag ojeblikkelig umiddelbart straks|imorgen i_morgen
ordinals forste|anden andet andre|tredje|fjerde
vague regnskabsar* regnskapsar* saeson* sesong*
feasts arsskiftet 1-1|nytar 1-1|jul 12-25
""",
    "fi": """
months tammikuu*|helmikuu*|maaliskuu*|huhtikuu*|toukokuu*|kesakuu*|heinakuu*|elokuu*|syyskuu*|lokakuu*
  |marraskuu*|joulukuu*
weekdays maanantai*|tiistai*|keskiviiko* keskiviikkona|torstai*|perjantai*|lauantai*|sunnuntai*
seasons kevaa*|kesa*|syksy*|talvi* talvella
units paiva*|viikko* viikolla viikon|kuukau* kuussa kuun|neljannes*|puolivuo*|vuosi vuoden vuonna vuotta
edges alussa alusta alkuun|puolivalissa|loppupuolella|lopussa loppuun lopulla
shifts viime edellis*|tana taman tassa kuluva*|ensi seuraava* tuleva*
days eilen|tanaan valittomasti heti|huomenna
ordinals ensimmai*|toinen toisen toisella|kolmas kolmannen kolmannella|neljas neljannella
vague tilikau*
feasts vuodenvaihte* 1-1
""",
    "cs": """
months ledn*|unor*|brezn* brezen|dub* duben|kvet* kveten|cervn* cerven|cervenc* cervenec|srpn* srpen|zari|rijn*
  rijen|listopad*|prosinc* prosinec
weekdays pondel*|uter*|stred*|ctvrt*|patek patku patecn*|sobot*|nedel*
seasons jaro jara jare|leto leta lete|podzim*|zim*
units den dne|tyden tydne tydnu|mesic* mesice|ctvrtlet*|pololet*|rok roku roce
edges zacat* pocat*|polovin*|sklonk*|konec konce konci koncem
shifts minul* uplynul*|tento tohoto toto letos letosni*|pristi* nasledujici* budouci*
days vcera|dnes* okamzit* ihned|zitra
ordinals prvni|druh*|treti*|ctvrte
vague ucetni* sezon*
feasts vanoce 12-24|novy_rok 1-1
""",
    "ro": """
months ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept
  sep|octombrie oct|noiembrie nov|decembrie dec
weekdays luni lunea|marti martea|miercuri miercurea|joi joia|vineri vinerea|sambata|duminica
seasons primavara primaverii|verii|toamna toamnei|iarna iernii
units ziua zilei|saptamana saptamanii|luna lunii lunile|trimestru*|semestru*|anul anului
edges inceputul inceput inceputului|mijlocul mijloc jumatatea|ultima ultimul|sfarsitul sfarsit finalul final finele
shifts trecut trecuta trecute precedent precedenta|acest acesta acestei aceasta curent curenta|viitor viitoare
  viitorului urmator urmatoare urmatoarea
days ieri|azi astazi imediat|maine
ordinals primul prima intai|doilea doua|treilea treia|patrulea patra
vague fiscal* financiar exercitiu* sezon* universitar scolar
feasts craciun* 12-25|anul_nou 1-1|revelion 12-31
""",
    "hu": """
months januar* jan|februar* febr|marcius* marc|aprilis* apr|majus* maj|junius* jun|julius* jul|augusztus*
  aug|szeptember* szept|oktober* okt|november* nov|december* dec
weekdays hetfo*|kedden keddi keddtol|szerda*|csutortok*|pentek*|szombat*|vasarnap*
seasons tavasz* tavasszal|nyari nyaron nyarig nyartol|osztol osszel oszi|telen
units napja napon naptol|heten hettol hetek|honap*|negyedev*|felev*|ev evben evtol
edges eleje elejen elejetol|kozepe kozepen kozepetol|utolso|vege vegen vegetol vegevel vegeig vegi
shifts mult elmult elozo tavalyi|idei mostani folyo|jovo kovetkezo
days tegnap|azonnal azonnali mai|holnap
ordinals elso|masodik|harmadik|negyedik
vague uzleti penzugyi szezon* idenyt ideny* tanev*
= tavaly shifts.1 units.6|iden shifts.2 units.6|jovore shifts.3 units.6
feasts ujev 1-1|karacsony* 12-25
""",
    "uk": """
months січень січня січні|лютий лютого лютому|березень березня березні|квітень квітня квітні|травень травня травні
  |червень червня червні|липень липня липні|серпень серпня серпні|вересень вересня вересні|жовтень жовтня жовтні
  |листопад листопада листопаді|грудень грудня грудні
weekdays понеділ*|вівтор*|серед* середу|четвер*|п_ятниц* пятниц*|субот*|неділ*
seasons весн* навесні|літо літа влітку літку|осен* осін* восени|зим* взимку узимку
units день дня|тиждень тижня тижні|місяц*|квартал*|півріч*|рік року році
edges початк* початок|середин*|остан*|кінц* кінець наприкінці
shifts минул*|поточн* цього цьому нинішн*|наступн* майбутн*
days вчора учора|сьогодні негайно|завтра
ordinals перш*|друг*|трет*|четверт*
vague фінансов* сезон* навчальн*
= торік shifts.1 units.6
feasts різдв* 12-25|новий_рік 1-1
""",
}
