"""Family names so frequent, in some country, that two people of one full name may get one post in one week; folded as
`letters.plain` folds.

From Faker 40.54.0 (MIT licence, its person providers): those that two countries' lists hold, the thousand most
frequent of the United States, and the short lists (at most 110 names, the most frequent of their countries); with
ours of countries that have no list there.
"""

from __future__ import annotations

from monitor.resolve.lists import word_list

FREQUENT = word_list("""
aanei aas aasen ababei abbas abbott abdi abdullahi abiola abrahamsen abreu abubakar abwao acevedo acosta acuna adam
adams adamu adan adebisi adegbite adegoke adekunle adelakun adeleke adelusi ademiluyi aderibigbe aderogba adesiyan
adetokunbo adeyemi adeyemo adisa adkins aebi afolabi afolayan afonja aguayo aguero aguila aguilar aguilera aguirre
ahmed ahn ajao ajayi ajewole akar akca akcay akdeniz akelis akgunduz akinrinola akinwale akinyi aksu alabi alarcon
alba albert albu albuquerque alcala alcaraz alegria aleman alemdar alexander alexandre alfaro alfonso ali aliaga allan
allard allen allison almeida aloba alonso altamirano alvarado alvarez alves amador amaral amaya ambrasas amo amorim
amundsen anaya andersen anderson andersson andrade andre andreasen andreassen andresen andrew andrews angel angulo
anjos antal anthony antoine anton antonsen antunes anyango aparecida aparicio aragao aragon aranda araujo arce archer
arcos ardelean arellano arenas arevalo arias ariza armas armstrong arnesen arnold arredondo arrieta arroyo arslan
arsoy arteaga ashley aslan assuncao atieno atkins atkinson auer auger auma aune austin avalos avery avila aviles
awodiran awolowo ayala ayandokun ayers ayoola azevedo babic babtunde baca bach back backman bae baek baez baeza
baharia bahri bai bailey bailly baird bakare baker bakke bakken bakker bakos balazs baldwin balint ball balla ballard
ballesteros balog balogh balogun bamidele bamiloye ban banks banzer bappa baptista barajas barasa barber barbier
barbosa barbu bargetze barker barman barna barnes barnett baron barr barragan barraza barrera barreto barrett
barrientos barriga barrios barron barros barry barta bartlett barton bartos bartosova bartova bass bassi bates batista
batliner bauer bautista baxter bayer bean beard beasley beattie beatty becerra bech beck becker bednar bednarova beer
beguin beier bejarano bell bello beltran benard benavides bender benitez benjamin bennett benoit benson bentley benton
berg berge berger bergstrom bermudez bernal bernard bernasconi bernhard bernier berntsen berrios berry bertelsen
bertrand best bianchi biedermann bilek bilge bilgin bilir bilkova bird birkeland biro bishop black blackburn blackwell
blaha blahova blair blake blanc blanch blanchard blanco blankenship blazek blevins blick blom blomqvist bodin bodnar
boe bogan bogdan bognar boland bolanos bolton bond bonilla bonnet booker boon boone booth borbely borges boros borrego
bosch boucher boulanger bourgeois boutin bouvier bowen bowers bowman boyce boyd boyer boyle bozic bradford bradley
bradshaw brady branch branco brandt braun bravo bray brekke brennan breton brewer bridges briggs bright briones brito
brock broeckx brooks brown browne browning bruce bruen bruggeman brun brunet bruno bruun bryan bryant buchanan buchel
buck buckley budai bueno buhari buhler bui bull bullock burch burgess burgos burke burnett burns burton bush
bustamante bustos butcher butkus butler byrd byrne caballero cabello cabezas cabrera caceres cai cain cairns caldeira
calderon caldwell calhoun callahan calvo camacho camara camargo cameron campbell campo campos camurcuoglu canales
cannon cano cantrell cantu cao capua cardenas cardona cardoso cardozo carey carlier carlsen carlson carmona carneiro
carney caro caron carpenter carpentier carr carranza carrasco carreno carrera carrillo carrion carrizo carroll carson
carter carton cartwright carvajal carvalho carville casanova casares casas case casey cassiano cassin castaneda
castellanos castillo castro catalan cavalcante cavalcanti ceballos celik celis cepeda cerda cervantes cespedes cetin
chacon chambers chamorro chan chandler chaney chang chaparro chapman charles chase chavez chen cheng cherry cheung
chevalier cho choi chow christensen christian christiansen christoffersen chua chukwu chung church cid cifuentes
cirino cisneros clark clarke claude clausen clay clayton clement clements clifford cline cobb cochran coelho coenen
coffey cohen cole coleman colin coll collado collet collier collin collins colombo colon colum combs compton conley
connelly conner connolly connor conrad conroy considine contreras conway cook cooke cooley cooper copeland corbett
cordero cordier cordoba cordova corkery corlu cormican cormier cornejo coronado coronel corral correa correia cortes
cortez costa costela costello coulon courtois cousin cowan cox craig crane craven crawford cremin crespi crespo
cristea cronin crosby cross cruz csonka cuellar cuesta cuevas cui cummings cunha cunningham curiel currie curry curtis
dahl dalton daly dam dang daniel daniels danielsen danjuma das daugherty davenport davey david davidson davies davila
davis davison dawson day daza deak dean decker delacruz delannoy delattre deleon delgado delvaux demir demirel deng
denis dennis descamps deshmukh devaux devries dhadho diaconescu diaconu diallo dias diaz dickerson dickinson dickson
dietrich dillon dima ding dinh dinu dixon do dobre dobson dochioiu dodson doherty dolezal dolezalova dolinar domingues
dominguez donaldson dong donnelly donoso donovan dooley dora dorsey dougherty douglas downs doyle drake drummond du
duan duarte dube dubey dubois duchesne dudas dudley duenas duffy dufour duke dumanli dumas dumitrescu dumont duncan
dunlap dunn duong dupont dupuis duque duran durand durdu durham durmus dusek duskova duval dyer eaton eberle ebert
echeverria edin edun edvardsen edwards eftimie ehlert eide eklund ekwueme eliassen eller ellingsen elliott ellis
ellison ene engels engen english enright enriquez eraslan erdogan ergul erickson eriksen eriksson ernst ertas escalona
escamilla escobar esparza espinosa espinoza esposito estes esteves estevez estrada etienne evans evensen everett
evrard ewing eze fabian fadipe fagunwa fahey fajardo fajimi falabi faleti faloye fang farago farah faria farias farkas
farley farmer farrell fasasi faulkner fay fazekas feeney feher fekete feng fenton ferguson fernandes fernandez ferran
ferrari ferreira ferrell ferrer ferreyra ferry field fields fierro figueiredo figueroa finley firat fischer fisher
fitzgerald fitzpatrick flatley fleming fletcher flink flood florea flores florez flowers floyd flynn fodor fogaca
foley fonseca fontaine forbes ford forsman forster foser foster fournier fowler fox francis franck franco francois
frandsen frank franklin franzen frazier frederick frederiksen fredriksen freeman freitas french frey frias frick
friedman friis fritsch fritz frommelt frost fry frye fuentes fuli fuller fulop gabriel gagys gaiciunas gailius
gaillard gailys gaines gaitan gaizauskas gal galdikas galindo gallagher gallardo gallego gallegos gallo galloway
galvan galvez gamble gamboa gamez gao garay garba garces garcia garde gardiner gardner gargallo garner garrett garrido
garrison garza garzon gaspar gassner gates gauthier gay geerts gentry george georges georgescu gerard gerlach germain
gervais ghamdi gheorghiu gibbons gibbs gibson gil gilbert giles gill gillen gilles gillespie gillet gillis gilmore
gilson gimenez gintalas ginzburgas girard giron glass gleeson glenn glover godart godfrey godin godoy goh golden gomes
gomez goncalves gong gonzales gonzalez good goodman goodwin gordon gosselin gough gould gracia grady graham granados
grant graves gray greco green greene greer gregersen gregoire gregory grenier griffin griffith griffiths grimes
grinius gronskis grosjean gross gstohl guajardo gubain guclu guerin guerra guerreiro guerrero guevara guillaume
guillen gul gulbrandsen gulen gulyas gundersen gunn guo gupta gustafsson gustin gutierrez gutmann guzman haas hackett
hafner hagen hahn hajdu halasz hale haley hall halvorsen hamel hamilton hammond hampton han hancer hancock haney hanna
hansen hanson hanssen harbi hardin harding hardy haring harmon haro harper harrell harrington harris harrison hart
hartman hartmann harvey hasler hassan hassani hatfield haug hauge haugen haugland hawkins hayden hayes haynes
hayrioglu hays hayward he healy heaney heath hebert heeb hegedus hein heinen helland heller henderson hendricks
hendriks hendrix henriksen henriksson henriques henriquez henry hensley henson herbert heredia herman hermann hermans
hermansen hernandez herrera herring herzog hess hester hewitt heymans hickey hickman hicks hidalgo higgins hill hills
hilti hines hinton hoang hoare hobbs hodge hodges hoffman hoffmann hogan holden holder holland holloway holm holmberg
holmes holmstrom holst holt holub holubova hong hood hoop hooper hoover hope hopkins horak horn horne horton horvat
horvath hoskins hou house houston howard howe howell hoyos hruska hruskova hu huang hubbard huber hubert huberty
hudson huel huerta huet huff huffman hughes hull humbert humphrey humphreys hunt hunter hurley hurst hurtado hussein
hutchinson huynh hwang hyde ibanez ibarra ibikunle ibrahim idris iglesias ihsanoglu ilic illes ilori ilupeju ingram
inonu ionescu ionita irwin isah isaksen ismail issa ito ivanov iversen iyanda iyer jackson jacob jacobi jacobs
jacobsen jacobson jacques jacquet jacquot jaggi jaimes jain jaiyeola jakab jakobsen jama james janeckova jang
jankauskas jans jansen janssen janssens jansson jara jaramillo jarvis jean jefferson jehle jenkins jennings jensen
jenssen jeon jeong jeppesen jepsen jerez jespersen jessen jesus jia jiang jibril jimenez jin jo joe johannessen
johansen johansson john johns johnsen johnson johnston johnstone joly jonas jones jordan jorgensen joseph joshi
jovanovic joyce juarez juhasz juma jung jurado jurkovic kabir kade kahinu kairys kaiser kala kalvaitis kalvelis
kalvenas kamau kane kang kara karadeniz kari kariuki karlsen karlsson karner kaspar kasper kass kato katona kaufman
kaufmann kaul kaupas kaur kavaliauskas kay kaya kazlauskas keith kelemen keller kelley kelly kemp kennedy kenny kent
kerekes kerr kessler key khan kibe kibet kidd kieber kim kimachu kimani kimutai kind kindle king kipkemei kipkirui
kipkorir kiplagat kiprono kipruto kipsang kiptoo kiraly kirby kirk kirwan kis kisakurek kiska kiss kitumaini kjaer
kjeldsen klausen klein kline kling knapp knight knowles knox knudsen knutsen ko kobayashi koch kocsis kohler kolade
kolar kolarova kong konrad korhonen koruturk kos koski kosoko koster kovac kovacek kovacic kovacs koval kovalenko
kowalska kowalski koya kozma kral kralova kramar kramer kranz kraus krause kremer kristensen kristiansen kristoffersen
kriz krizan krizova krogh krueger kubicek kubickova kucera kucerova kuhn kulkarni kumar kumer kunda kuznetsov kwok
kwon labbe lacroix lai laine laing lakatos lam lamb lambert lampert lamy landa landry landy lane lang lange langlois
lara larkin laroche larsen larson larsson lasa lassen laszlo lau laurent lauridsen lauritsen laursen law lawal
lawrence lawson lazar leach leal leao leblanc lebon lebrun leclerc leclercq lecomte lecoq ledesma ledoux leduc lee
lefebvre lefevre legrand legros lehner lei leite leiva lejeune lemaire lemmens lemoine lengyel lenoir leon leonard
lepage lerma leroy lester leung levesque levine levy lewis li liang lie lien lilja lillo lim lima lin linares lind
lindberg linden linder lindfors lindgren lindholm lindqvist lindsey lindstrom lipp lira liska liskova little liu
livingston llamas llanos lloyd logan lombardo long loos lopes lopez lord louis loureiro lourenco lovato love lowe
lowery lozano lu lucas lucero lukacs luksa luna lund lunde luo lutz ly lynch lynn lyons ma maas macdonald macedo macek
mach machacek machado machova macias mack macnamee madden maddox madhubuti madi madrid madrigal madsen magalhaes
magombo magyar mahieu mahmudov mahoney mai maia maidana maina major makinde makinwa maldonado malone manco mand mann
manne manning manole manrique mansilla mansiz manzanares mao marchal marchand marechal marek mares marin marino marion
mark markova markovic marks markus marques marquez marsh marshall martan martel martens marti martin martineau
martinez martinovic martins martinsen marton marty marxer mary mason masse massey masson mata matas mate mateo
mathenge mathews mathiasen mathiesen mathieu mathis mathisen matias matos matt matthews mattsson maxwell may mayer
maynard mayo mays mazilescu mbatha mcbride mccall mccann mccarthy mccarty mcclain mcclure mcconnell mccormick mccoy
mccullough mcdaniel mcdermott mcdonald mcdowell mcfarland mcgee mcgill mcgilligan mcglynn mcgrath mcguire mcintosh
mcintyre mckay mckee mckenna mckenzie mckinney mckinnon mcknight mclaughlin mclean mcleod mcmahon mcmillan mcneil
mcpherson meadows medina medved mehta meier meister mejia melendez melo melton mena menard mendes mendez mendonca
mendoza menendez meneses meng mercado mercer mercier merckx merino merritt mertens mesa meszaros metz meunier meyer
meyers meza mezei michael michaud michel michiels michielsen middleton mikkelsen miles millan millar miller millet
mills miranda mironov mistry mitchell mitter mocanu moe moen mogensen mohamed mohammed mohamud mohan mohr molina
moller molnar monahan monk monroe monroy monsalve monteiro montenegro montero montes montgomery montoya moody moon
mooney moore mora moraes morais morales moran morar moravec morawo moreau moreira moreno morgan moric morin morissette
morley morris morrison morrow morse mortensen morton moses mosley mosquera moss mota mottet moulin moura moya moyano
moyer mraz msuya mueller mullen muller mullins mumbi muniz munoz murcia murillo muro murphy murray mustapha mutai
muthoni mwangi myers myhre myklebust na naess nagele nagy nagys nair nakamura naomi naranjo narusis narvaez nascher
nascimento nash naujokas nauseda navarrete navarro nazari neal negele neira nelson nemcova nemec nemes nemeth neto
neves newman newton ng ngo nguyen nicholas nicholls nichols nicholson nicolas nielsen nieto nigg nilsen nilsson
ninalowo nino nipp nissen nistor nita nixon njeri njoroge nnamani noble noel nogueira nolan norgaard noriega norman
norris north norton novaes novais novak novakova novoa novotna novotny nowak nunes nunez nyberg nygard nyman obama
obasanjo obi obrien ocalan ocampo ochieng ochoa oconnell oconnor odegard odetola odhiambo odom odonnell odunsi oehri
ogindan oginni ogulana ogunbamigbe ogunbiyi ogunbo ogunde ogunleye ogunwobi ogunyeye oh ohri ojala ojeda ojo ojua
okafor okonkwo olabode oladipupo olah olaiya olasupo olawale olesen oliva olivares oliveira oliver olivera olivier
olmedo olmos olowokeere oloyede olsen olson olsson olubode olugbayila olujimi olukotun olukunga olusanya oluwagbemi
omar omidina omojola omondi omotoso oneal oneill ong onyango ooms oparinde oprea orban ordonez orellana orosz orozco
orr orsos ortega ortiz osborn osborne oshin oshodi osman osorio ospelt ostergaard osuntokun otaibi otero otieno ott
otto ouma overgaard owen owens owokoniran owolabi owoyemi owuor oyadiran oyaifo oyekan oyeniyi oyetoro oyeyemi
oyinlola pabon pace pacheco padilla paez page pages paimo paiva pal palacio palacios palla palm palma palmer palomino
palomo pan pang pap papp parada pardo paredes parent park parker parkes parks parra parrish parsons pasquier pastor
pasztor pataki patel patil patino patrick patterson patton paul paulauskas paulsen paulus pauwels pavlicek pavlik
pavlikova pavlov pavlovic payne paz pearce pearson peck pedersen pedraza peeters peixoto pelayo pelletier pena peng
pennington perales peralta perea pereira pereyra perez perkins perrin perry persson peskova petek peter peters
petersen peterson petit petitjean petrauskas petrov petrovic pettersen petty pfeffer pham phan phelps philippe
phillips picard pickering pierce pierre pierson pieters pimenta pina pineda pinheiro pinho pinilla pino pintaric
pinter pinto pires pittman pitts pizarro plaza pocius poirier pokorny polak polakova pollak pollard polo ponce
poncelet pons poole pop popa pope popescu popov popovic porras porter portillo porto posada poska post potter potts
poulsen povilonis powell power powers pozo prada prado pratt preda preston prevost price prieto prince pritchard
proctor prohaska pruitt puente puga pugh puig pulido puscasu qahtani qian qin qiu quek quesada quezada quigley quinn
quinones quintana quintanilla quintero quiroga quiroz racz raid raja ramirez ramon ramos ramsey randall randolph
rangel rao rasmussen rath rau ravn ray raya raymond read reardon reddy reed rees reese reeves reichel reid reilly reis
remy ren renard renaud renault rendon renier renner renteria reuter rey reyes reynolds rezende rhodes ribeiro ribic
ricci rice rich richard richards richardson richmond richter rico riddle riggs riha rihova rikke riley rincon ring
rios riquelme risch ritchie ritter rivas rivera rivero rivers rizzo roa roach robbins roberson robert roberts
robertson robin robinson robledo robles robson roca rocha roche rock rodgers rodrigues rodriguez roger rogers rohan
rojas rojo roland roldan rollins roman romano romero ronning roos roose rosa rosado rosales rosario rosas rose
rosenberg ross rossi roth rousseau rowe rowland rowley roy rozas rubio rueda ruiz rus rush russell russo rutherford
rutten ruud ruzicka ruzickova ryan saad saavedra saenz saether saez safak sahin said saidi sakalauskas sakarya salah
salako salamanca salami salas salazar salcedo saldana sales salgado salinas salmi salmon sama sampaio sampson samson
samuel sanabria sanchez sanders sandor sandoval sandvik sanford santana santiago santos sarabia sarkozi sarmiento sato
sauer saunders sauvage savage sawyer sayyid schadler schaefer scheer schenk schiller schmidt schmit schmitt schmitz
schneider schou schroeder schultz schulz schumacher schuster schwartz scott segovia seguin segura sele sellers sen
sener sensoy seo sepulveda serna serra serrano seven sever sevilla sexton sezer sezgin shaffer shah shanahan shannon
shao sharma sharp sharpe shaw shea shehri shehu shekoni shelton shen shepard shepherd sheppard sheridan sherman
shevchenko shi shields shin short sidorov sierra silva silveira simba simek simic simkova simmonds simmons simo simoes
simon simonis simons simonsen simpson sims sinclair sinema singh singleton sipos siqueira sivertsen sjoblom skinner
skov sloan small smart smeets smid smirnov smit smith smits snow snyder soares sobowale sokol sokolov solano solberg
solheim solis solomon somers somogyi sondergaard song soos sorensen soria sosa sotelo soto sousa souza soyinka soylu
sparks spears spence spencer sprenger stafford stan stancu stanescu stankevicius stanley stanton stark stastna stastny
steele stefan steffensen stein stephens stephenson stevens stevenson stewart stoffel stoica stokes stone storey stout
strand strickland strom strong stuart su suarez suciu suleiman sullivan summers sun sutton suzuki svendsen svoboda
swanson sweeney swift sykora sykorova szabo szalai szekely szekeres szilagyi szoke szucs tabacu takacs takahashi tali
tamas tamayo tanaka tang tangen tanner tao tapia tarhan tate tavares taylor teixeira tejada tellez tello teo terrell
terry tessier tevetoglu texier thibault thiel thiry thomas thomassen thompson thomsen thony thornton thorsen thygesen
tian tielemans timmerman timmermans tirado todd toft toh toledo toma toman tomanova tomas tomescu toms toro torok
torrens torres toth toussaint tovar townsend tran travis tremblay trevino trujillo tsang tucker tudor tukur turcotte
turina turk turnbull turner tveit tyler uche ulker ulloa ullrich ulrich underwood urban urbina urbonas urena uribe
urrutia valderrama valdes valdez valdivia valencia valenta valente valentin valentine valentova valenzuela valladares
valle vallee vallejo valles valverde vance vanegas vanek vang varadi varela varga vargas vasconcelos vasquez vass
vaughan vaughn vaz vazquez vega vela velasco velasquez velazquez velez veliz venegas vera verbeeck verbruggen verdugo
veres vergara verhoeven vermeulen vervoort vestergaard viana vicente vidal vidovic vieira vigil vik villa villalba
villalobos villanueva villar villarreal villegas vincent vincze virag virtanen visser vo vogt voinea volkov voros vos
vrancken vsiliauskas vu wachter wade wafula wagner walker wall wallace waller wallis walls walser walsh walter walters
walton wambui wan wang wanger wanijiku wanjala ward ware wario warner warren washington watanabe waters watkins watson
watts waweru weaver webb weber webster wee weeks wei weiss welch wells werner west weston weyland wheeler whitaker
white whitehead whitney whittaker whyte wiggins wilcox wiley wilkerson wilkins wilkinson wille willems williams
williamson willis wilson winter winters winther wise wisniewski wohlwend wolf wolfe wolff wolfinger wong wood woodard
woods woodward woolley wouters wright wu wyatt xiao xie xiong xu xue yahaya yamamoto yaman yan yanez yang yao yap
yates ye yeung yildirim yilmaz yin yoder yoo yoon york yorulmaz young yu yuan yudas yuksel yusuf zagar zahrani
zambrano zamora zamorano zapata zaragoza zarate zavala zeleznik zeng zengin zepeda zhang zhao zheng zhong zhou zhu
ziani zimmerman zorlu zou zubairu zukauskas zuniga zurita 中村 伊藤 佐藤 加藤 小林 山本 渡辺 田中 鈴木 高橋
""")
