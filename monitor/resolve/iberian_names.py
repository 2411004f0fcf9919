"""Given names of Spanish and Portuguese, folded as `letters.plain` folds.

From Faker 40.54.0 (MIT licence): the given names of its lists of Argentina, Chile, Colombia, Mexico and Spain that are
in no other language's list and are no family names; with ours, of the Basque country and the Philippines too.
"""

from __future__ import annotations

from monitor.resolve.lists import word_list

#: Spanish given names: two family names follow, and the first is the one that people go by.
SPANISH_GIVEN = word_list(
    "abdon adelaida adelardo adiela adora adoracion agapito agostina agueda agustin agustina ainara ainoa aitana "
    "aitor aladino alamiro albano albeiro albertina alcira aldair aldemar aldonza alejandra alejandrina alejandro "
    "alejo alfonsina alirio aliro almendra almudena alondra alvaro alveiro amancio amando amarilis amaru ambar amparo "
    "anabel anacleto anahi anahis anastasio ancizar ander andres anel angelino antonieta anunciacion anyelo anyi "
    "araceli aracely aranzazu arbey arcelia argemiro ariadna ariela arlet arley arnoldo aroa artemio arturo ascension "
    "asdrubal asier asuncion atilio aura ayelen ayleen azahar azahara azeneth azucena baldomero balduino baudelio "
    "bayron beatriz begona belarmino belen belisario benigna bernabe berto bienvenida bladimir blanca blas borja "
    "braulio brigida brunilda buenaventura calisto calixta calixto candela candelario candida caridad carlito "
    "carmelita carmen carmenza carmina casandra casemiro catalina cayetana cayetano cebrian ceferino celinda charo "
    "chelo chucho chus chuy cielo cinthya cintia ciriaco citlali clarisa clementina cleto climaco clodomiro clorinda "
    "colomba concepcion conchita constanza consuela consuelo corazon cosme crescencia cristhian cristhofer cristobal "
    "cristofer cristopher dahiana dairo dalila danae danitza danna dary dayana deiby deicy deisy delfin demian "
    "denisse derly desiderio deyanira digna dionisia dolores dominga domitila doralisa dorita duban duilio duvan "
    "edelmira edelmiro edgardo edier edilberto edilma edisson eduar efrain efren eider eithan eladio elcira elcy "
    "eleazar eleodoro eleuterio eliecer eligia eligio elkin elodia eloy elpidio elver emigdio emilce emiliano emilse "
    "emiro emperatriz encarna encarnacion encarnita enith enrique enriqueta epifanio erasmo esneider esperanza "
    "espiridion esteban estefany estela estiven etelvina eugenio eulogio eusebia eusebio eustaquio eutimio eutropio "
    "evelia evelio exequiel eydan ezequiel facundo feliciana felicidad felipa felipe felisa fermin ferney fidela "
    "fiorella florencia florentino floridor florinda fortunato franchesca fresia froilan fulgencio gabino galvarino "
    "gaston gema genaro genesis gerardo german gervasio gildardo glauco godofredo gonzalo gorka goyo graciana "
    "graciela gricelda guadalupe guillermina guillermo guiomar gumercindo haroldo haydee hector heraclio herberto "
    "heriberto hermelinda hermenegildo herminda herminio hernan hernando herney hipolito horacio hortensia iban ibeth "
    "ignacia ignacio iker ileana inaki inigo inma inmaculada isaias isidro isolina itzel itziar jacobo jaider jaime "
    "jairo janneth javier javiera jeison jeisson jenaro jeniffer jenniffer jerman jesus jhoan jhoana jhon jhonatan "
    "jhonny jhony jimena joaquin joaquina joselyn juan juanito juanma julian julieta julieth lautaro lazaro leider "
    "leidy leire leocadia leoncio leonel leticia leydi leyre libardo libia liceth ligia lissette lizeth loida lope "
    "loreto lourdes lucho lucia lucila luisana luisina lupe lupita luzmira macarena macaria macario magaly maicol "
    "maikol mamen manola manolo manuelita marcial margoth marianela maribel maricel maricela maricruz mariluz marisel "
    "marisela marisol maristela maritza marleny martirio massiel mauro maximiano maximiliano maximino maximo mayerly "
    "maykol mayte melchor mercedes merche micaela miguela mikel milagros millaray milovan mireia mireya mirna mirta "
    "mirtha miryam mitzy modesta moises monserrat montserrat nacho nacio nahiara nahuel narcisa natividad nayara "
    "nayaret nayareth nayeli nayibe nazaret neftali neider nelcy nelida nelsy nerea nereida nestor nibaldo nicanor "
    "nicodemo nicolasa nidia nieves nilson ninoska noelia nohora nolberto norberto norbey nubia nuria nury nydia "
    "obdulia octavia odalis odalys olalla olegario olimpia omaira orfelina oriana oswaldo pabla pablo paca pacifica "
    "paco pancho pascuala patricio pepe pepita perlita petrona petronila piedad pilar pio plinio poncio porfirio "
    "primitiva priscila prudencia prudencio purificacion quique rafaella ramiro ramon raquel rayen reinaldo remedios "
    "remigio renata reynaldo rigoberto rocio rogelio rosalva rosamel rosario rosaura rosenda rosendo roxana rubiela "
    "rudecindo rufina ruperta ruperto ruy sandalio santiago saturnina segismundo sigfrido sindy sixto sneider socorro "
    "soledad sosimo susana tadeo telmo teobaldo teodoro teodosio teofila teresita thiare tiburcio tomasa tono toribio "
    "transito trini trinidad tulia uberlinda ulises unai uriel valentina veronica vicente victoriano visitacion "
    "wenceslao wendolin wilber wilder wilfredo wilfrido ximena xiomara yadira yaiza yamid yamile yamilet yanara yanet "
    "yaneth yanina yanira yaritza yazmin yecid yeferson yeimy yeison yeni yenifer yenny yeny yerko yerson yesenia "
    "yesica yesid yessenia yessica yina yineth yocelyn yolanda yolima yoselin yudy yulieth yuly yurani yurany yuridia "
    "yury zoila zulema zulma zunilda"
)

#: Those that are Portuguese too: there the last family name is the one.
IBERIAN_GIVEN = word_list(
    "abelardo abilio adolfo alberto albino alcides alfonso americo amilcar ana anibal anselma anselmo antonio aquiles "
    "aureliano avelino baltazar basilio benedicto benigno bernardino bernardita bonifacio camilo candido carlos "
    "cecilio celestino celso claudina clemencia conrado cornelio cristina dagoberto dionisio edilson edmundo eduardo "
    "eliseo eloisa elvia estefania eulalia evangelina evaristo fabricio faustino fernanda fidel flavia florencio "
    "geraldo gerson gilma giovanny graciano gregorio heliodoro herminia homero humberto ildefonso ines inocencio "
    "isabel isaura isidora isidoro jacinto jeronimo jorge jose leocadio lucrecia luis manuel marcelino marciano maria "
    "mariela mauricio mayra melba miguel modesto narciso nilda nilo octavio onofre ovidio paulino pedro placido "
    "primitivo quirino rafael raimundo ricardo rosalinda rufino saturnino serafin sergio severiano severo silvestre "
    "silvio teofilo timoteo tulio venceslas vicenta victorino zeferino zoraida"
)
