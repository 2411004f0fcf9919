"""The words by which sentences take an appointment or a departure back, in 22 languages (withdrawals.py).

Folded as `fold` folds, but for scripts that it takes apart. `_` stands for a few words that do not end the phrase, `__`
for more.
"""

#: What a house does to an appointment that it made. One language a line.
APPOINTMENT_UNDONE = r"""
\b(?:withdr[ae]w(?:s|n|ing)?|rescind(?:s|ed|ing)?|revok(?:es?|ed|ing)|cancel(?:s|l?ed|l?ing)?|scrap(?:s|ped|ping)?
|revers(?:es?|ed|ing)|retract(?:s|ed|ing)?|annul(?:s|led|ling)?|(?:takes?|took|taking) back|u-turns? on|backtracks? on)
 _(?:appointment(?! with\b)|nomination|job offer|(?:decision|plans?) to (?:appoint|name|hire|nominate)
|offer (?:to|of) __(?:\bto (?:become|serve|join)|\bthe (?:post|job|role|position)))\b
|\b(?:appointment(?! with\b)|nomination) __ (?:has|have|had|was|were|is|are) (?:been |being )?
(?:withdrawn|rescinded|revoked|cancell?ed|scrapped|reversed|annulled|retracted)\b
|\b(?:nimmt|nahm|zieht|zog|hat|haben|habe) __(?:berufung|ernennung|bestellung|nominierung) __
(?:zuruck|zuruckgenommen|zuruckgezogen|ruckgangig gemacht)\b|\bmacht __(?:berufung|ernennung|bestellung) __ruckgangig
|\b(?:berufung|ernennung|nominierung) __(?:zuruckgenommen|zuruckgezogen|ruckgangig gemacht)\b
|\b(?:annul\w*|retir\w*|revo(?:que|qu\w+)|(?:est |sont )?reven\w+ sur|revient sur|renonce a) _nomination\b
|\bnomination __(?:est|a ete) (?:annulee|retiree|revoquee)
|\brenonce(?:nt)? a nommer\b
|\b(?:anul\w+|cancel\w+|revoc\w+|retir\w+|dejo? sin efecto|deja sin efecto|da marcha atras en|dio marcha atras en)
 _(?:nombramiento|designacion|fichaje)\b|\b(?:nombramiento|designacion) __(?:queda|quedo|ha quedado) sin efecto
|\b(?:nombramiento|designacion) __(?:fue|ha sido) (?:anulad|cancelad|retirad|revocad)
|\b(?:ritir\w+|annull\w+|revoc\w+) _(?:nomina|designazione)\b
|\b(?:nomina|designazione) __(?:e stata|viene) (?:ritirata|annullata|revocata)
|\b(?:cancel\w+|revog\w+|anul\w+|retir\w+) _(?:nomeacao|indicacao|contratacao)\b
|\b(?:nomeacao|indicacao) __foi (?:cancelada|revogada|anulada|retirada)
|\b(?:trekt|trok|trekken|trokken|draait|heeft|hebben) __(?:benoeming|voordracht) __(?:\bin\b|terug|ingetrokken
|teruggedraaid)
|\b(?:benoeming|voordracht) __(?:is|wordt|werd) __(?:ingetrokken|teruggedraaid)
|\b(?:drar|drog|har dragit) (?:nu )?tillbaka _(?:utnamning|nominering|rekrytering)|\baterkallar _utnamning
|\b(?:traekker|trak|trukket|trekker) (?:tilbage |tilbake )?__(?:udnaevnels|utnevnels|ansaettels|ansettels|nominering
|indstilling)
\w*(?: __(?:tilbage|tilbake))?|\bannullerer _(?:udnaevnels|utnevnels|ansettels|ansaettels)
|\b(?:peru[iu]?\w*|peruutt\w*|vetaa pois|veti pois) __nimity(?:k|s)
|\b(?:wycof\w+|cofn?\w+|uniewazni\w+|anulow\w+) _(?:nominacj|powolani|decyzj\w+ o powolaniu)
|\b(?:zrus\w+|rusi\w*|stah\w+|odvolal\w* sve) _(?:jmenovani|nominac)
|\bvisszavon\w+ __(?:kinevezes|jeloles)|\b(?:kinevezes|jeloles)\w* __visszavon
|\b(?:anul\w+|retra\w+|revoc\w+) _(?:numire|nominaliza)
|\b(?:отменил|отозвал|аннулировал|отменяет|отзывает)\w* _(?:назначени|выдвижени)|назначени\w+ __отмен[её]но
|\b(?:скасу|відклика|анулю)\w+ _призначенн|призначенн\w+ __скасовано
|\b(?:atanma|atama|gorevlendir)\w*(?: karar\w+)? (?:iptal|geri cek)
|(?:撤销|撤回|取消|收回|撤銷)[^,，。;；]{0,20}(?:任命|聘任|委任|提名|聘用)
|(?:就任|起用|選任|登用|人事案?|内定|任命)(?:の内定)?を(?:取り消|撤回|取りやめ|白紙)(?!し?ない|せず)
|(?:선임|임명|내정|영입|지명)(?:안)?(?:을|를)? ?(?:철회|취소|백지화)
|(?:الغت|الغاء|الغى|سحبت|سحب|تراجعت عن|تراجع عن)(?: \w+){0,4} (?:تعيين|ترشيح)
"""
#: What who was appointed does who does not come.
POST_REFUSED = r"""
\b(?:will|would) (?:no longer|not)(?: now| be)* (?:tak(?:e|ing) (?:up |over )?_(?:post|job|role|position|helm|reins
|office)
|join(?:ing)? __(?:as\b|after all)|assum(?:e|ing) _(?:post|job|role|position)|becom(?:e|ing) __after all)
|(?<=incoming )\w[^,.]{2,60} will no longer join
|\b(?:declin(?:es?|ed|ing)|turn(?:s|ed|ing)? down|refus(?:es?|ed|ing)|reject(?:s|ed|ing)?) (?:to (?:take(?: up)?
|accept|assume)
 )?(?:(?:the|a|an|its|his|her|their|job|top) ){0,3}(?:post|job|role|position|appointment|nomination)\b(?! (?:cuts
|market))
|\btritt (?:das amt|den posten|die stelle|den job|die position|sein amt|ihr amt|seinen posten|ihren posten) __nicht an\b
|\b(?:lehnt|lehnte|schlagt|schlug) (?:das amt|den posten|die stelle|den job|die position|die berufung|die ernennung
|das angebot) __(?:\bab\b|aus\b)
|\bne (?:prendra|rejoindra|dirigera) __pas\b|\bne sera finalement pas\b|\bne (?:prendra|rejoindra|dirigera) plus\b
|\brenonce(?:nt|ra)? (?:finalement )?a (?:prendre|rejoindre|diriger|sa nomination|occuper)\b
|\b(?:decline|refuse)(?:nt|ra)? (?:le poste|la presidence(?! d['’]honneur)|sa nomination|l'offre de|l’offre de
|la direction)
|\bno (?:asumira|ocupara|se incorporara|tomara posesion)\b
|\b(?:rechaz|declin)\w+ (?:el |la |su )?(?:cargo|puesto|nombramiento|presidencia|designacion|direccion)\b
|\brenuncia a (?:asumir|ocupar|tomar posesion)
|\bnon (?:assumera|prendera|guidera|ricoprira)\b|\b(?:rifiut|declin)\w+ (?:il |la |l')?(?:incarico|nomina|posto
|presidenza(?! onoraria))
|\brinuncia (?:alla nomina|ad assumere|a guidare)
|\bnao (?:vai |ira )?(?:mais )?(?:assumir|assumira)\b|\bdesist\w+ de (?:assumir|ocupar|comandar)
|\b(?:recus|declin)\w+ (?:o |a )?(?:cargo|posto|nomeacao|presidencia|convite para (?:assumir|presidir|o cargo|ser))
|\b(?:ziet|zag) __af van (?:de |zijn |haar )?(?:functie|benoeming|baan|post|positie)\b
|\bbedankt (?:toch )?voor de (?:functie|benoeming)|\bgaat __toch niet aan de slag
|\b(?:tackar|tackade) (?:anda )?nej till (?:jobbet|posten|uppdraget|tjansten|rollen|att bli)
|\btilltrader (?:anda |inte )+(?:som|tjansten|posten|inte)
|\b(?:takker|takkede|takket|siger|sier|sagde) (?:alligevel |likevel )?ne[ij] (?:tak )?til (?:stillingen|jobbet|posten
|at blive
|a bli|rollen)|\btiltraeder (?:alligevel )ikke|\btiltrer (?:likevel )ikke
|\bkieltaytyy __(?:tehtavasta|toimesta|virasta|paikasta)|\bei (?:otakaan|ota) vastaan __(?:tehtava|toimi|virka|paikka)
|\bnie (?:obejmie|przejmie) (?:jednak )?(?:stanowisk|funkcj|fotel|urzed|sterow)|\bodmowil\w* (?:objecia|przyjecia)
|\b(?:odmitl\w*|odmita) (?:funkci|post|misto|nabidku|jmenovani|nominaci)|\b(?:nakonec )nenastoupi
|\b(?:visszautasit|nem vallal)\w+ __(?:tisztseg|poszt|kinevezes|felkeres|megbizas)|\bmegsem (?:veszi at|lesz)
|\b(?:a refuzat|refuza|a declinat) (?:postul|functia|numirea|sefia|conducerea)|\bnu (?:va|isi va) mai prelua
|отказал(?:ся|ась)? (?:возглавить|занять пост|занять должность|от назначения|от предложения (?:возглавить|занять))
|отказываетс\w* (?:возглавить|занять)|не (?:возглавит|заимет пост|вступит в должность)
|відмовил(?:ся|ась|ася) (?:очолити|обійняти|від призначення)|не (?:очолить|обіиме)
|\b(?:gorevi|teklifi|atamayi|koltugu) (?:kabul etmedi|reddetti|geri cevirdi)|\bgoreve baslamayacak
|(?:婉拒|拒绝|谢绝|辞谢|放弃|拒絕)(?:出任|担任|接任|就任|任命|接受任命|擔任)|不会(?:就任|上任|到任)|不再(?:就任|赴任)
|(?:就任|起用|選任|内定|登板|打診|指名)を(?:辞退|固辞|断)|(?:선임|내정|임명|취임|제안|대표직|자리)(?:을|를)? ?(?:고사
|사양|거절)
|(?:اعتذر|اعتذرت) عن (?:عدم )?(?:قبول|تولي)|(?:رفض|رفضت) (?:تولي|منصب|تعيين)|لن (?:يتولى|تتولى)
"""
#: What takes a departure back.
DEPARTURE_UNDONE = r"""
\b(?:withdr[ae]w(?:s|n|ing)?|rescind(?:s|ed|ing)?|retract(?:s|ed|ing)?|revok(?:es?|ed|ing)|revers(?:es?|ed|ing)
|cancel(?:s|l?ed|l?ing)?|(?:takes?|took|taking) back|reject(?:s|ed|ing)?|u-turns? on|backtracks? on)
 _(?:resignation(?! (?:calls|demands))|retirement|dismissal|firing|ouster
|(?:decision|plans?) to (?:step down|resign|leave|quit|retire|go|depart|stand down))\b
|\b(?:resignation|dismissal) __(?:has|had|was|is) (?:been |being )?(?:withdrawn|rescinded|rejected|reversed
|cancell?ed)\b
|\b(?:zieht|zog|nimmt|nahm|hat) __(?:rucktritt|kundigung|abberufung|ruckzug)s?(?:gesuch|erklarung|angebot)? __
(?:zuruck|zuruckgezogen|zuruckgenommen)\b|\b(?:rucktritt|kundigung|abberufung) __(?:zuruckgezogen|zuruckgenommen)\b
|\b(?:retir\w+|revient sur|reven\w+ sur|annul\w+|refus\w+) _(?:demission|depart|limogeage|eviction)\b
|\b(?:retir\w+|anul\w+|da marcha atras en|dio marcha atras en|rechaz\w+) _(?:dimision|renuncia|cese|salida)\b
|\b(?:ritir\w+|revoc\w+|respin\w+) _(?:dimissioni|licenziamento)\b
|\b(?:retir\w+|cancel\w+|recus\w+|rejeit\w+|volt\w+ atras (?:em|n[ao])) _(?:pedido de demissao|renuncia|demissao)\b
|\b(?:trekt|trok|heeft) __(?:ontslag|vertrek|opzegging) __(?:\bin\b|terug|ingetrokken)
|\b(?:drar|drog|har dragit|tar|tog) tillbaka _(?:avgang|uppsagning|avskedsansokan)|\batertar _(?:avgang|uppsagning)
|\b(?:traekker|trak|trukket|trekker) __(?:opsigels|oppsigels|fratraed|avgang|fratreden)\w* __(?:tilbage|tilbake)
|\b(?:trekker|trakk) tilbake _(?:oppsigels|avgang)
|\b(?:peru[iu]?\w*|peruutt\w*) __(?:erons|irtisanout|lahtons)
|\b(?:wycof\w+|cofn?\w+) _(?:rezygnacj|dymisj)|\b(?:stah\w+|vzal\w* zpet) _(?:rezignac|vypoved|demis)
|\bvisszavon\w+ __(?:lemondas|felmondas)|\b(?:lemondas|felmondas)\w* __visszavon
|\b(?:retra\w+|retras\w*) _(?:demisi)
|\b(?:отозвал|забрал|отменил)\w* _(?:отставк|увольнени|уходе)|передумал\w* (?:уходить|увольняться)
|\b(?:відкликав|відкликала|забрав|скасував|скасувала) _(?:відставк|звільненн)
|\bistifa(?:si|lari|sin)\w*n?i? geri (?:cek|al)|\bistifa\w* (?:reddedil|kabul edilmedi)
|(?:撤回|收回|取消)[^,，。;；]{0,8}(?:辞职|辞呈|请辞|辭職|辭呈|离职申请)|(?:辞任|辞意|退任|辞職|退職)(?:届
|の意向)?を(?:撤回|翻意|取り下げ)
|(?:사의|사임|사직|사퇴|퇴임)(?:서)?(?:을|를)? ?(?:철회|번복|반려)
|(?:سحب|سحبت|تراجع|تراجعت|عدل|عدلت)(?: \w+){0,6} (?:عن )?(?:ال)?استقالت
|\bwill stay(?: on)? after all\b|\bdecided to stay(?: on)? after all\b
"""
#: Words that end the phrase of what is withdrawn: what follows them is something else.
ENDS = r"""
and but of de di after before following upon on over from as with for in at while amid despite because und oder nach vor
bei aus mit trotz et apres avant avec suite lors y tras despues con para por e ed dopo prima per apos depois na no voor
met omdat och efter innan for etter ja jalkeen i oraz po przed pred si dupa и после до та після ve sonra
"""
#: Not for people's posts: auditors, receivers, agents.
OTHER_OFFICE = r"""
auditors?\b|accountants?\b|receivers?\b|liquidators?\b|administrators\b|insolvency|bookrunner|market maker|registrar\b
|abschlussprufer|wirtschaftsprufer|insolvenz|commissaires? aux comptes|auditor(?:es|ia)?\b|revisor|\baccountant
|bieg(?:ly|lego|lych) rewident|konyvvizsgal|аудитор|denetci|denetim kurulus|审计|会计师|監査法人|会計監査|감사인
|회계법인
|مدقق|مراجع الحسابات
"""
#: Before the words these say that it is asked for, thought about or refused, not done.
NOT_DONE = r"""
\burg(?:es?|ed|ing)\b|\bcall(?:s|ed|ing)? (?:on|for)|\bask(?:s|ed|ing)?\b|\bdemand|\bthreat|\bpress(?:es|ed|ure|ing)\b
|\bpetition|\bmay\b|\bmight\b|\bcould\b|\bshould\b|\brefus|\bconsider|\bwants?\b|\bif\b|\bunless\b|\bsu(?:es?|ed|ing)\b
|\bwhether\b|\bnever\b|\bdid not\b|\bhas not\b|\bno plans?\b|\bden(?:y|ies|ied)\b|\brejects? calls|\bforder|\bverlang
|\bkonnte\b|\bsolle?n?\b|\bwenn\b|\bdemande|\bexig|\bpourrait\b|\bpid(?:e|io|en)\b|\bpodria\b|\bchied|\bpotrebbe\b
|\bped(?:e|iu)\b|\bpoderia\b|\beis(?:t|en)\b|\bkan\b|\bkrav|\bkraev|\bzada|\bvyzv|\bkoveteli|\bcere\b|требу|может|вимага
|\bistiyor|要求|可能|呼吁|求め|요구|촉구|يطالب|تطالب|دعا
"""
