"""Given names of men and of women, folded as `letters.plain` folds.

From Faker 40.54.0 (MIT licence, its person providers): names that at least two countries' lists hold for one sex,
at least four times as often as for the other.
"""

from __future__ import annotations

from monitor.resolve.lists import word_list

MEN = word_list("""
aage aarav aaron abbas abdelkader abdul abdullah abdullahi abel abelardo abner abraham abram achille achim adalbert
adalberto adam adams adan adelbert adem aden adigun adil aditya adnan adolf adolfo adonis adrian adriano adriel adrien
aedan agustin ahmad ahmed ahmet aidan aiden aime aki akif alain alan albert alberto albin albino alcides aldo alec
alejandro alejo aleks aleksandar aleksander aleksandr alen ales alessandro alessio alex alexander alexandre alexandru
alexej alf alfons alfonso alfred alfredo algot ali alistair allan allen almus alois alonso aloys alphons alphonse
alphonsus alvar alvaro alvin alwin amado amador amaro ambrose americo amin amine amir amon amos anas anders anderson
andre andreas andrei andrej andres andrew andrey andri andrzej andy anes angelo angus anibal anselmo ante antero
anthony anto antoine anton antonin antonino antonio antonius antony aran archer archie ari arian arif aristide arjun
arlo armand armando armin arnaldo arnaud arne arno arnold arnoldo arnulfo aron arpad arron arsenio artan artemio
arthur artis artur arturo arvid arvo aryan asbjorn asher atilio atlas attila august auguste augustin augustine augusto
aurel aurelien aurelio austin axel ayaan ayden aydin ayoub ayub azad aziz baba baldur baldwin baltasar baptiste baris
barry bart bartholomew bartley bas basil basilio bastian bastien bautista bayram bayron beau bela ben benard benedict
benedikt benicio benito benjamim benjamin benny benoit benson bent berat berend bernabe bernard bernardino bernardo
berndt bernhard bernt bert bertil bertram bertrand biagio bilal bill billy birger bjarne bjorn bladimir blahoslav
blaine blake blas blazej boaz bob bogdan bohumil bohumir bohuslav bojan boleslav boris borja brad bradley brady bram
brandon branislav branko braulio braxton brayan brayden brendan brendon brent brett brian brice brien brodie bruce
bruno bryan bryce byron cal caleb callum calogero calvin cameron camilo candido carl carlo carlos carmelo carsten
carter cas casper cathal cecil cedric ceferino celestin celestino celso cesar chad charles charly che chris christian
christof christofer christoffer christoph christophe christopher ciaran cillian cipriano ciro clarence clark claudio
claudius claus clayton clemens clement clemente clifford clinton clive cody cohen cole coleman colin collin collins
colm colton colum conal conall conan conn connor conor conrad constant constantin cooper corey cormac cornel cornelio
cornelis cornelius cory craig cristhian cristian cristiano cristobal cristofer cristopher csaba ctibor curt curtis
custodio cyprian cyril cyrus daan dadi dag dagoberto dale dalibor dalton dalvin damian damiano damien damir damjan
damon dan daniel danijel danilo danny dante daren darin dario darius dariusz darko darrell darren darrin darryl darryn
darwin daryl daudi dave david davin davis davor davy dean deane declan dejan demetrio demian denis dennis denny dereck
derek derick dermot derrick desiderio desmond diarmuid didier diego dieter dilan dillon dimas dimitri dimitrios dino
diogo dion dionisio dirk dobroslav domenic domenico domhnall domingo dominic dominick dominik don donal donald donat
donato donovan dorian douglas dragan drago drahoslav duane duke duncan dusan dustin dwayne dylan eamon eamonn earl
ebbe ebenezer eddy eder edgar edgard edgardo edin edinson edison edmond edmund edmundo edouard edson eduard eduardo
edvard edvin edward edwin efrain efren egbert eggert egon einar eino eladio elbert eldar eldon eleuterio elian elias
elie eliecer elijah elio eliot elis eliseo elliot elliott elmar elmer elmo elnur elon eloy elton elvin elvis emanuel
emil emile emilian emiliano emilio emin emir emmanuel emmet emmett enda enes ennio enrico enrique enzo eoghan eoin
epifanio erasmo erastus erdogan eric erich erick erik erkan erland erling ernest ernesto ernst ervin erwin esteban
ethan etienne eugen eugene eugenio eusebio evald evan evans evaristo evelio evert ewald ezekiel ezequiel ezio ezra
fabian fabien fabio fabrice fabricio fabrizio facundo farid fariz fatih faustino fausto feargal fearghal federico
fedor feliciano felipe felix ferdinand ferenc fergal fergus fermin fernand fernando festus fidel filip filipe filippo
finbar finn fintan flavio flemming fletcher florencio florent florentin florentino florian florin floris francesco
francis francisco franck franco francois franjo frank franklin franky frans frantisek franz fred freddy frederic
frederick frederik fredo fredric fredrick fredrik fredy friedrich fritz frode fuzuli gabino gabor gabriel gael gaetano
gareth garret garrett garry gary gaspar gaston gavin geert geir genaro gennaro geoffrey georg george georges gerald
geraldo gerard gerardo gerhard gerhardt german gerold geronimo gerrit gerson gert ghislain giacomo gian giancarlo
gianfranco gianluca gianni gibson gideon gil gilbert gilberto giles gilles gino giorgio giovanni giovanny giuliano
giulio giuseppe glen glenn godfrey goncalo gonzalo goran gordon gottlieb graeme graham grant grayson greg gregg
gregoire gregor gregorio gregory grzegorz guido guilherme guillaume guillermo gulaga gunnar gunner gunter gunther gust
gustaf gustav gustave gustavo guy hakan hakim hakon hamid hamish hamza hannes hans harald hardy harm harold harri
harrison harry harun harvey hasan hassan hayden hector helge helmer helmut hendrik henning henri henrik henrique henry
herbert heriberto herman hermann hermes herminio hernan hernando herve hilario hilbert hilmar hipolito hiram hjalmar
holger holm horacio hosea howard hubert hudson hugh hugo hugues humberto humphrey hung huy iain ian ibrahim ignac
ignace ignacio ignatz igor iker ilias ilija ilja ilyas imam immanuel imran imre ingmar ingvar isaac isaiah isaias isak
ishaan isidor isidoro isidro ismael ismail ismet israel issack istvan ivan ivar iver ivo ivor izidor jacek jacinto
jack jackson jacky jacob jacobo jacques jafet jair jairo jaka jake jakob jakub jamal james jamil jan jani janko jannis
jano janos janus jared jari jarl jarlath jarno jaromir jaron jaroslav jarrod jason jasper javier jaxon jay jayden
jayson jeff jefferson jeffery jeffrey jeison jelani jelle jens jere jeremiah jeremias jeremie jeremy jermaine jerome
jeronimo jerry jerson jerzy jesper jesse jesus jhoan jhon jhonatan jhonny jim jimmie jimmy jiri joachim joakim joao
joaquim joaquin job jochen joe joel joey johan johann johannes johans john johnathan johnny johnson johny jon jonah
jonas jonatan jonathan jonathon joost jordi jordon jordy jorge jorgen joris jorn jos jose josef josep joseph josephus
josh joshua josiah josip josko josua josue jovan jozef juan jude juhani jules julian julien julio julius junior junius
juraj jure jurgen juri justin justus kai kaj kaleb kalevi kalle kalman kamal kamil kamron kane kare karel karim karl
karlo karsten kasim kaspar kasper kazim keanu keegan keith kelvin kemal ken kenan kenneth kenny kent kevin khaled
khalid khalil kian kieran kilian killian kingston kirk kjell klaas klaus klemens klement knut kobe koen konrad
konstantin kornel kornelius krish krister kristian kristijan kristjan kristof kristofer kristoffer kristopher
krzysztof kurt kurtis kwame kyan kyle laban ladislav lamar lambert lance larry lars lasse laszlo laurens laurent
lautaro lawrence lazar lazaro leander leandro lee leif lenn lennart lenny leo leon leonard leonardo leonce leoncio
leonel leonhard leonidas leopold leopoldo leroy levi levin lewis lex liam lian libor lincoln lino linus lionel
lisandro livio lloyd logan loic lorcan lorenz lorenzo lorin louis lovro luan lubomir lubos luc luca lucas lucian
luciano lucien lucio lucky ludovic ludvig ludvik ludwig luigi luis luka lukas lukasz luke luther lyndon maarten mac
mads mael magnus mahdi mahir mahmoud mahmud maicol maks maksim malachy malcolm malik malte manfred manuel manus marc
marcel marcelino marcell marcello marcelo marcial marcin marcio marco marcos marcus marek mariano marijan marino mario
maris marius mariusz mark marko markus marlon mart marten martial martim martin marvin mason massimiliano massimo mate
matej mateo mateus matheo mathew mathias mathieu mathijs mathis matias mato mats matteo matthew matthias matthieu
matti mattia mattias matyas maurice mauricio maurits maurizio mauro max maxim maxime maximilian maximiliano maximilien
maximo maximus maxwell mehdi mehmet mel melvin merlin mervin mervyn metod micael micha michael michal micheal michel
mickael miguel mihael mijo mika mikael mike mikhail mikkel mikulas milan mile miller milo milos miloslav milton mio
miran mirco mirko miro miron miroslav mirsad misael mitchel mitchell mladen modesto mohamad mohamed mohammad mohammed
moises mojmir moreno moritz morris morten mortimer moses muhammad muhammed muli muni murat murray musa muslum mustafa
mustapha myles nabil nadir nael naim nando narciso nassim natan natanael nataniel nathan nathanael nathaniel nazim
neal nehemiah neil nelson nenad neo nestor neville nevin newton niall nicanor nicholas nick nicklas nicky niclas nico
nicolai nicolas niels nigel nik niklas niko nikolai nikolaj nikolas nils nino nixon niyazi noah noam noe noel nolan
norbert norberto norman nuno nuru obed octavio oisin okto olaf olavi oldrich ole olegario oliver olivier omar omari
omer ondrej onofre oran orlando oscar oskar osman osvald osvaldo oswald oswaldo otis oto otto ove ovidio owen oystein
oyvind pablo padraic padraig pal panfilo paolo pascal pascual pasquale patric patricio patrick patrik paul paulino
paulo pauric pavel pawel peadar pearse peder pedro pekka per percy pero perry petar pete peter petr petter philip
philippe phillip pierce piero pierre pieter pietro piotr pius pol porfirio pranav preston qabil qasim quentin quincy
quinten rachid radomir radoslav radovan raf rafael raffaele ragnar raimundo rainer ralf ralph rama ramadan ramiro
ramon randall randolf raoul raphael rasmus raul ravi ray rayan raymond razi redmond reginald regis reimar reinaldo
reinhart reinhold reino remi remigio remy renato renaud rene renzo reuben rex reynaldo reza rhys rian ricardo riccardo
richard rick rickey ricky rico rigoberto rik rishi rob robby robert roberto robinson rocco roderick rodger rodney
rodolfo rodolphe rodrigo roel rogelio roger rogers rohan roland rolando rolf romain roman romano romeo romuald romulo
ron ronal ronald ronaldo ronan ronnie ronny rony roque rory rosendo ross rowan roy ruairi ruben rudi rudolf rudolph
rudy rufino rui rune rupert ruperto russell ryan ryder ryszard saban sabri safet said saleh salim salomon salvador
salvatore sam sami samir sammy samson samu samuel samy sander sandor sandro santiago santino santos saul saverio scot
scott seamus sean sebastiaan sebastian sebastiano sebastien segundo sem sepp serge sergei sergej sergio seth severin
severino severo shaban shane shaun shawn shayne sigmar sigmund sigurd sila silas silvano silvester silvio simeon
simion simon sinisa slavko slavomir slobodan smith sofiane solomon solon soren spencer stan stanislaus stanislav
stanislaw stanley stef stefan stefano steinar sten stephan stephane stephen steve steven stewart stig stijn stjepan
stuart suleyman svatopluk sven sverre sylvain sylvester tadeas tadeusz tage tahir tamas tanguy tanner tapani tapio
tarik ted teddy teo teodor teodoro teofilo terence terrance terrence thaddeus theo theodor theodore theophile thiago
thibaud thibault thibaut thierry thijs thomas thor tiago tibor tijs tilman tim timmy timo timon timotej timoteo
timothee timothy tito titus tiziano tobias todd toivo toki tom toma tomas tomasz tomi tomislav tommy tonny tony tor
torben torbjorn tore torsten toy travis trent trevor tristan troy tulio tyler tyrone tyson ugo ulf ulises ulrich ulrik
umar umberto urban uriel usman vaclav vagn valdemar valentim valentin valentino valerio valter vasco veli verner
vernon vic vicente victor victoriano victorino vidal vidar viggo viktor vilhelm ville vince vincent vincenzo virgilio
vit vito vitor vittorio vladimir vladislav vlado vlastimil vojtech vratislav waldemar waldo walid walter ward warren
washington wayne weldon wenzel werner wesley wilber wilfred wilfredo wilfrido wilfried wilhelm willard willem william
williams willian willis willy wilmer wilson witold wladimir wojciech wout wouter wyatt xander xavier yadigar yago
yahya yair yan yanis yann yannick yannis yasin yassin yeison yilmaz yngve yohan yosef younes youssef yunis yusuf yvan
yves yvon zac zacarias zacharie zachary zahid zaid zakaria zamir zdenko zdravko zeljko zeno zigmund zlatko zoltan
zoran zsolt zvonko
""")

WOMEN = word_list("""
aaliyah abbey abbie abby abigael abigail abril ada adda addison adela adelaida adelaide adele adelia adelina adeline
adina adriana adriane adrianna adrianne adrienne agata agatha agathe agnes agnese agneta agnieszka agusta agustina
aida aideen aileen aili ailis aimee aina aine aino aisha aisling alana alanna alannah alba alberta alberte albertina
albertine albina alda alejandra aleksandra alena alessandra alessia aleta alexa alexandra alexandria alexia alice
alicia alida alina aline alis alisa alisha alison alissa alisson alix aliya alize alla allison ally alma almira
alondra alwina alwine alyssa alzbeta alzina ama amada amalia amalie amalija amanda amandine amara amaya ambar amber
amelia amelie america ami amie amina amira amparo amy ana anabel anabela anabella anahi anais analia anastacia
anastasia anda andela andrea andree andreia ane aneta anett anette anezka angela angele angeles angelica angelika
angelina angeline angelique angelita angie ani anica anika anina anisa anissa anita anja anjali anka anke ann anna
annabel annabell annabella annabelle annalisa annalise annamaria annamarie anne anneke anneli annelie annelies
anneliese annemarie annemie annetta annette anni annick annie annika annikki annita anny anouk antoinette antonella
antonia antonietta antonija antonina anu anya aoife apolonia april arabella araceli aracely arcelia ardis aria ariadna
ariana ariane arianna ariella arina arlene arlette armida arzu ase asha ashlee ashleigh ashling asia asma assunta asta
astrid asuncion atena athena aude audrey augusta augustina aura aurelia aurelie aurora aurore autumn ava aya ayesha
ayla ayleen aylin aynur ayse aysel ayten azra azucena babette bara barbara barbora beata beatrice beatrix beatriz
becky belen belinda bella benedicte benita benta bente benthe berenice berit bernadette bernadine bernarda bernardita
bernice berta bertha berthe betania beth bethan bethany betina betsy bettina betty beverley beverly bianca bianka bibi
bibiana biljana bina birgit birgitta birte birthe bjorg blanca blanche blanka blazena bodil boel bohumila bonnie
bozena brandi branka breanna breda brenda briana brianna bridget brigid brigida brigita brigitta brigitte brinda brit
brita britney britt britta brittany brittney bronagh bronislava bronwyn brooke bruna caitlin caitlyn caitriona calista
camila camilla camille canan candace candela candelaria candice candida caoimhe capucine cara caren caridad carin
carina carine carla carlota carlotta carly carmela carmelita carmen carmina carol carola carole carolin carolina
caroline carolyn carolyne casandra cassandra catalina catarina caterina catharina catherine cathleen cathrine cathy
catrin catrina catriona cecelia cecile cecilia cecilie celeste celestine celia celina celine chantal chantel chantelle
charity charlene charline charlotta charlotte charmaine chelsea chelsey cherie cheryl cheyenne chiara chloe christa
christel christelle christiana christiane christin christina christine ciara cielo cindy cinthia cintia citlali claire
clara clare clarice clarisa clarissa clarisse claudette claudia claudine clemence clementina clementine cliodhna
cliona clodagh cloe clotilde colette colleen collette comfort concepcion concetta concha connie constance constanza
consuela consuelo cora coral coralie corina corine corinna corinne cornelia corona corrie courtney cristal cristina
crystal cynthia dafina dafne dagmar dagmara dagny daisy dalia damaris dana danae dania danica daniela daniella
danielle danijela danna daphne daria dariana darina darlene dawn dayana dayna deanna dearbhail dearbhla debbie debby
debora deborah deborrah debra deidre deirdre deisy delfina delia delphine demetra demi denisa denise denisse dervla
desiree destiny dewi deyanira dian diana diane diann dianna dianne dilara dina dinah dionne diya dolly dolores
domenica dominga dominika dona donatella donna dora dorcas doreen dorina dorine doris dorota dorotea dorothea dorothee
dorothy dorte dorthe draga dragica drahomira drahoslava dulce ebba ebony eda edda edel edelmira edina edit edita edith
edna eduarda edwina eileen eilis eilish eimear eimer ela elaine elba elda elea eleanor eleanora elena elenore eleonora
eleonore elfie eliana eliane elif elin elina eline elisa elisabet elisabeth elise eliska eliza elizabeth elke ella
ellen ellie ellinor elly elma elmira elna elodia elodie eloisa eloise elsa else elsie elsy elva elvia elvina elvira
elvy elzbieta ema emanuela emelia emelie emelina emeline emely emer emilia emiliana emilie emilija emilly emily emma
emmanuelle emmi emmy emy engla enna enola enriqueta enya erica erika erin eris erla erna ernestina ernestine eryn
esmeralda esperanza estefania estefany estela estella estelle ester estera esther estrella ethel etna etta eufemia
eugenia eugenie eulalia eunice eusebia eva evaline evangelina eve evelien evelin evelina eveline evelyn evelyne evi
evie evita evy ewa fabia fabiana fabienne fabiola faith fanny farah fatima fatma fay faye febe federica felicia
felicie felicitas felicity felipa femke fernanda fernande fien filipa filippa filomena fiona fionnuala flavia fleur
floor flor flora flore florence florencia florentina floriane florina florinda florine fortunata franca france frances
francesca francia francine francisca francoise frantiska franziska freda frederique freja freya frida frieda gabriela
gabriella gabrielle gaelle gail galina gaylene gema gemma genesis genevieve genoveva georgette georgia georgiana
georgina georgine geraldine gerda germaine gertrud gertrude ghislaine gia giada gianna gilberte gilda gillian gina
ginette giorgia giovanna gisela gisele giselle gisselle gitte giulia giuliana giuseppa giuseppina gladis gladys glenda
gloria gordana grace gracia graciela grainne grazia graziella greta gretchen grete grethe gretta griselda gudrun
guillermina gulay gulus gunda gunhild gwen gwenda gwendoline gwendolyn gyda habiba hadija hailey haley halima hana
hanna hannah hanne hannele hannelore harmony harriet haydee hayleigh hayley hazel heather hedda hedi hedvika hedwig
hedy heidi heidrun heidy helen helena helene helga hella hellen helma heloise henny henrieta henrietta henriette
herdis herma hermina hermine herminia herta hertha hilda hilde hildegard hildur hillevi hilma hjordis holly honora
hortense hortensia huguette hulda ica ida ide ignacia ika ilaria ildiko ileana ilona ilse ima imelda imke ina inaya
india indiana indira ines inez inga ingeborg inger ingrid ingrida inna iolanda iona ira iren irena irene irina irine
iris irja irma isabel isabela isabell isabella isabelle isadora isidora isis isla isobel itzel iva ivana ivanka iveta
ivette ivona ivonne ivy izabela jacinta jackeline jackie jaclyn jacqueline jade jadranka jael jamila jana jane janet
janeth janette janice janina janine janna janne jannie jaqueline jara jarmila jaroslava jasmin jasmina jasmine jasna
javiera jayda jayde jayne jazmin jeana jeanette jeanine jeanne jeannette jeannie jeannine jelena jemma jena jenifer
jeniffer jenna jennie jennifer jenniffer jenny jerica jessica jessika jill jillian jimena joana joanna joanne joaquina
jocelyn jocelyne jodi jodie jody joelle johana johanna johanne jolana jolanda jolene jolie joline jonna jorja jorunn
josee josefa josefin josefina josefine joselyn josephine josette josiane jovita joy joyce juana juanita judit judita
judith judy julia juliana julianna julie julienne juliet julieta juliette julija julijana june junia justina justine
kaarina kaia kaitlin kaitlyn kaja kalina kami kamila kamya kara karen karin karina karine karla karley karlina karolin
karolina karoline karyn kassandra kata katalin katarina katarzyna kate katelyn katerina katerine katharina katharine
katherin katherina katherine kathi kathleen kathryn kathy kati katia katie katja katrin katrina katy kayla kaylee
kayleigh keely keira keisha kelli kellie kelsey kendra keri kerri kerrie kerstin khadija khloe kiara kiera kimberley
kimberly kira kirsten kirstie kirstin kirsty kitty klara klaudia kori kornelia krista kristel kristi kristiana kristie
kristiina kristin kristina kristine kristy krystal krystyna kvetoslava kyara kyla kylie kyra ladislava lady laetitia
laila lala lana lara larisa larissa latasha latoya laura laure laureen lauren lauretta laurette laurie laurine lavinia
layla lea leah leana leandra leanne leena leia leidy leila lelia lena lene lenka leona leonie leonor leonora leonore
leontina leontine lesia lesley lesly leticia letitia letizia leyla leyli lia liana liane liba libby lida lidia lidija
liesbeth lieve ligia liisa lila lili lilia lilian liliana liliane lilija lilja lilla lillian lilly lily lina linda
linde lindsey line linnea lisa lisbet lisbeth lise liselotte lisette lissette liv livia liz liza lize lizeth ljiljana
ljubica ljudmila loes lois lola lolita lona loni loraine lore loredana lorelei lorena lorenza loretta loretto lori
lorine lorna lorraine lotta lotte louisa louise lourdes lovisa luana lucero lucette lucia luciana lucie lucienne
lucija lucila lucile lucinda lucretia lucy ludivine ludmila ludovica luisa luiza luna luz lydia lydie lynda lyndsay
lyndsey lynette lynn lynne lynnette lynsey maaike maarit mabel macarena maddison madeleine madelene madeline madison
maelle maeva maeve mafalda magali magaly magda magdalena magdalene maggie maggy magnolia mai maia maida maija maira
maire mairead maite maja majken makayla makena malak malena malene malgorzata malia malika malin mallory malou malvina
manda mandy manila manon manuela manuelita mara marcela marcelina marceline marcella marcelle marcia mare maren marga
margaret margareta margarete margaretha margarida margarita margaux margherita margit margita margo margot margret
marguerite mari maria mariah mariam mariana marianela mariann marianna marianne maribel marica maricela marie mariela
marielle marietta mariette marija marijana marika marilena marilyn marina marine marion marisa marisela marisol
marissa marit marita maritta maritza marja marjatta marjorie marleen marlen marlena marlene marlies marlis marta
martha marthe martina martine mary maryam maryann maryanne marylene maryline maryse mateja mathilda mathilde matilda
matilde maud maude maura maureen mauricette maurine maxima maxine maya mayra mayte mckenzie meagan meaghan meda meg
megan megane meghan meike melania melanie melany melba melina melinda melisa melissa melita melodie melody mercedes
mercy meredith merel mery meta metta mette mia micaela michaela michaele michela micheline michell michelle mihaela
mikaela mikayla mila milada milagros milda mildred milena milica milka milla millicent millie milly miloslava mimi
mina mindy minerva minna mira miranda mireille mirela mirella mireya miriam miriama mirja mirjam mirjana mirna
miroslava mirta misty moira mollie molly mona monica monika monique monserrat montserrat mora morena morgane muriel
murielle mya myra myriam myrta nada nadege nadezda nadia nadine nadja nana nancy nanna naomh naomi narcisa natacha
natali natalia natalie natalija natalja nataly natasa natascha natasha natasja nathalia nathalie nathaly natividad
nayeli neha nela nele nelia nelida nell nella nellie nelly nereida nevaeh nevenka nia niamh nichola nichole nicole
nicoletta nidia nieves niina nika nikita nikki nikoletta nikolina nilda nina nisa nives noelia noelle noemi noemie
nora norah noreen norma nour nova nuala nuria nury oceane octavia octavie oda odalis odalys odette odile ofelia olena
olga olimpia oliva olive olivia olivie olympia ona oni oona oonagh ophelia ophelie oriana orlaith ornella osa otilia
ottilia ottilie oxana ozlem paige paloma pam pamela paola paris pascale pascuala patience patricia patrizia patty
paula paule paulette paulina pauline pavla paz pearl peggy penelope penny perla petra petrina petronela philippa
philomena phoebe phylis phyllis pia piedad pierina pilar piper pippa polly prisca priscila priscilla prudence queen
rachael racheal rachel rachelle rafaela raffaella ragna ragnhild raina raisa ramona rana randi rania raquel raymonde
rebeca rebecca rebeka rebekah rebekka regina regine reina reinhilde rena renata renee reva reyna rhianna rhiannon
rhona rhonda ria ricarda rina rita riya roberta robyn rochelle rocio roisin rolande romaine romana romane romina romy
rona ronja roos rosa rosalba rosalia rosalie rosalind rosalinda rosanna rosanne rosaria rose roseanna roseline roselyn
rosemarie rosemary rosetta rosey rosie rosina rosita roslyn rossana rosy rowena roxana roxane roxanna roxanne roza
rozalia rozalija ruby rut ruth ruzena ruzica sabina sabine sabrina sadie safina safiya saga sahra saida salina sally
salma salome samanta samantha samira sandra sandrine sandy sanja sanna sanne santa sara sarah sarai sari sarina sarita
saskia saundra savannah scarlet scarlett scarlette selena selina selma sena serafina serena severine sevim seyda
shakira shana shani shania shanice shanna shannan shannen shari sharlene sharon shauna shawna sheena sheila sheilah
shelia shelley sheree sheri sherri sherry sheryl shiela shirley shona sian sidonia siena sienna sierra signa signe
sigrid sigrun silja silje silke silva silvana silvia simona simone simonne sina sinead siobhan siri siti siv skye
skyla slavica slavka socorro sofia sofie solange soledad solene solveig sona sonia sonja sonya sophia sophie soraya
sorcha stacey stacie stana stanislava stefana stefani stefania stefanie stefanija steffi stela stella stephanie
stephany stina stine sue sula sumayya summer susan susana susann susanna susannah susanne sussie suzana suzanna
suzanne suzette suzy svea svetlana sybilla sylva sylvia sylviane sylvie sylwia tabitha taina taja talia tamara tami
tammie tammy tania tanja tanya tara tari tasha tatiana tatjana tayla tea tekla teodora tera teresa terese teresia
teresita terezia terri tess tessa thalia thea theda thekla thelma theodora theres theresa therese theresia thi thora
tia tiana tiara tiffany tiina tilda tilde timea tina tindra tiziana tomasa tonia tonya tori tove tracey traci tracie
tricia trina trine trudi turkan tuulikki tyra ulla ulrike una unni ursula urszula valborg valentina valeria valerie
valeska vanda vanesa vanessa vania vanja vanya veda veerle velma venus vera verena veronica veronika veronique vesna
veta vicki vickie vicky victoire victoria victorine vida viktoria vilhelmina villa vilma vincenza vinciane viola
violet violeta violetta violette virginia virginie viridiana vita vitoria vittoria vivian viviana viviane vivien
vivienne vladimira vlasta wanda wendy whitney wilhelmina wilhelmine willow wilma xenia ximena xiomara yadira yamilet
yanet yara yaritza yasmin yasmina yasmine yazgul yazmin yenifer yenny yesenia yesica yessenia yessica ylva yolanda
yolande yoselin yrsa yuliana yuridia yvette yvonne zahra zaida zainab zaira zaneta zara zdenka zelda zelma zenobia
zenta zeynep zina zita zoe zoey zofia zora zoraida zuzana
""")
