"""Given names that have to be known as such, and their short forms; folded as `letters.plain` folds."""

from __future__ import annotations

from monitor.resolve.lists import word_list, word_pairs

#: Given names that are no family names, of languages in which the family name may stand first: Hungarian, Romanian,
#: Russian and Ukrainian in Latin letters (registers, filings, and the Hungarian press always).
GIVEN_LAST = word_list(
    "peter laszlo istvan janos jozsef zoltan sandor ferenc attila tamas zsolt tibor csaba gergely balazs miklos "
    "gyorgy imre lajos krisztian akos bela katalin zsuzsanna ilona judit eva agnes andrea monika eszter orsolya "
    "andrei razvan catalin ioana mihaela gabriela anca raluca sergei sergey dmitry dmitri aleksandr alexei "
    "aleksey andrey mikhail evgeny yevgeny nikolai nikolay igor oleg yuri yury natalia natalya olga tatiana "
    "tatyana irina svetlana ekaterina oleksandr serhiy andriy volodymyr mykola dmytro yuriy oleksiy oksana iryna "
    "olena andras aniko annamaria arpad bence bendeguz benedek bernadett bertalan boglarka borbala botond csilla "
    "csongor denes dezso dorottya edina elemer emese endre eniko erno ervin erzsebet gabor gabriella gergo geza "
    "gizella gusztav gyongyi gyula hajnalka hunor ibolya ildiko jeno kalman karoly kinga klara kornel kristof "
    "krisztina levente lilla magdolna marcell margit matyas mihaly nandor nikoletta noemi piroska rebeka reka "
    "szabolcs szilard szilvia terez timea tivadar tunde veronika vilmos zalan zita zsigmond zsofia zsombor "
    "adrienn andor antal aranka balint barna barnabas etelka fanni gyorgyi gyozo jolan kitti krisztofer marton "
    "nikolett szilveszter virag zsanett zsombor zsuzsa janka emoke kincso csenge gyula aladar albin oszkar lorant "
    "tihamer radim zdenek radek zbynek premysl cestmir ctibor hynek oldrich otakar vratislav"
)

#: Given names of Ethiopia and Eritrea: the father's given name stands where others have the family name, and behind it
#: the grandfather's, mostly left out.
ETHIOPIAN_GIVEN = word_list(
    "abebe abebech abel abera abiy abraha addis addisu adugna alemayehu alemitu almaz amanuel amare ashenafi "
    "asfaw assefa aynalem ayele azeb bekele belay belaynesh berhanu bereket beyene birhan birhanu biruk bizunesh "
    "chala dagmawi dagnachew dawit debebe dejene demeke demissie derartu desalegn desta endale "
    "ephrem ermias eskinder fasil fekadu fikre fikru freweini frehiwot genzebe getachew getahun getaneh girma "
    "gebru gebremedhin gebremariam gebreyesus gebremeskel gudeta habtamu habte hagos haile hailemariam haimanot "
    "henok hirut hiwot kassa kassahun kebede kelemu kenenisa ketema kidane kidist kifle lemlem lemma leul liya makeda "
    "makonnen mamo mekonnen medhanie melaku meles melese meseret mesfin meskerem mihret mikael miruts mulatu mulu "
    "muluken mulugeta nahom negash netsanet rahel sahle saba samrawit selam selamawit seifu senait senayt shiferaw "
    "shimelis sintayehu sisay taddese tadesse tamirat tariku taye tedros tekle temesgen tenagne tesfa "
    "tesfahun tesfaye teshome tewodros tewolde tigist tilahun tirunesh tsegaye tsehai wendimu wolde woldemariam "
    "woldegiorgis workineh workneh worku wubet yared yemane yematawork yeshi yohannes yonas zecharias zelalem zemedkun "
    "zenawi zenebe zerihun zewde zewdu"
)

#: Given names of Arabic: a family name behind one often has the article in front, joined or not ("Alotaibi").
ARABIC_GIVEN = word_list(
    "mohammed mohammad muhammad mohamed mohamad ahmed ahmad ali hassan hussein hussain omar khalid khaled abdullah "
    "abdulaziz abdulrahman abdul fahad fahd faisal saud saad sultan majed majid tareq tariq nasser naser ibrahim "
    "yousef youssef yusuf salman bandar turki waleed walid saleh salem hamad hamdan rashid mansour badr ziad ziyad "
    "sami samir hisham amin amina fatima aisha noura nora maha reem huda layla mariam mahmoud mahmud mostafa "
    "mustafa moustafa osama usama ashraf karim kareem adel adil emad imad essam issam amr amro hany hani hatem "
    "hazem hossam husam ihab jamal gamal kamal magdy medhat nabil nader nadia nermine nesrine nevine rania rasha "
    "riham sahar salma samar samira sawsan sherif sharif shaimaa shereen sherine soha suhail talal tamer tarek "
    "turky wael walaa yasmine yasmin yasser yasir youssra zainab zeinab zaki amal amira ayman basel bassam bassem "
    "bilal dalia dina farah farid farida fawzi ghada haifa hala hanan heba hend hessa iman jaber jassim jawaher "
    "khadija khalil lamia latifa lina lubna mai marwan marwa moataz mona muna munira nada nadine nayef najla nawal "
    "nouf ola rabab raed ragheb rana randa rim rola sabah sarah shadi shahd shamma shatha sulaiman suleiman taha "
    "wafa wissam zahra fouad fuad ghassan haitham hamza hesham imran mazen mishal mubarak musaed nawaf othman rakan "
    "sattam thamer"
)

#: Those of the Spanish ones, and a few more, that are family names as often.
ALSO_FAMILY = word_list(
    "martin alonso garcia vicente simon benito pascual bernal marcos mateo blas gil lorenzo leon marin"
)

#: How given names are shortened in writing: in Spain, in Bengal and Malaysia, in old English use.
WRITTEN_SHORT = word_pairs(
    "fco=francisco fdo=fernando gmo=guillermo md=mohammad mohd=mohammad muhd=mohammad mhd=mohammad wm=william "
    "chas=charles thos=thomas geo=george jas=james robt=robert benj=benjamin edw=edward"
)

#: Given names of Ukrainian and Belarusian, and what they are in Russian: both are written of one person. Spelled as
#: `romanisation` spells.
EAST_SLAVIC = word_pairs(
    "volodimir=vladimir uladzimir=vladimir serhi=sergi siarhi=sergi mikola=nikola mikalai=nikola nikolai=nikola "
    "oleksandr=aleksandr aliaksandr=aleksandr oleksi=aleksi aliaksi=aleksi dmitro=dmitri dzmitri=dmitri "
    "evhen=evgeni evgen=evgeni mihail=mikhail evhenii=evgeni evhenia=evgenia iauhen=evgeni mikhailo=mikhail "
    "mihailo=mikhail mikhas=mikhail pavlo=pavel petro=petr ihor=igor ihar=igor oleh=oleg aleh=oleg hrihori=grigori "
    "hriori=grigori heorhi=georgi ioleg=oleg olena=elena alena=elena olha=olga volha=olga katerina=ekaterina "
    "katsiarina=ekaterina natallia=natalia tetiana=tatiana tatsiana=tatiana vasil=vasili hennadi=gennadi "
    "henadz=gennadi svitlana=svetlana sviatlana=svetlana liudmila=ludmila liubov=lubov kostiantin=konstantin "
    "kanstantsin=konstantin fedir=fedor danilo=daniil kirilo=kirill kiril=kirill illia=ilia mikita=nikita "
    "zinovii=zinovi artiom=artem bohdan=bogdan hlib=gleb hleb=gleb iosip=iosif osip=iosif sciapan=stepan "
    "leanid=leonid nastasia=anastasia liubomir=lubomir havrilo=gavriil iehor=egor ehor=egor iahor=egor "
    "aksana=oksana"
)
