"""English nicknames and what they are short for; folded as `letters.plain` folds.

From nicknames 1.0.1 (Carlton Northern and Nick Crews, Apache-2.0), without pairs of a man's and a woman's name, pairs
of two names that both stand in registers ("Joan", "Joanna"), and those that `short_forms` has.
"""

from __future__ import annotations

from monitor.resolve.lists import word_pairs

_NICKNAMES = """
abbe=abbigail,abbigale,abigail,abigale abbey=abbigail,abbigale,abigail,abigale abbi=abbigail,abbigale,abigail,abigale
abbie=abigail,abigale,absalom abby=abbigail,abbigale,abigale abe=abel,abram ada=adaline,andriane
addie=addison,adrienne addy=ada,adaline,addison,adelaide,adele,adeline,adelphia adela=della
adie=ada,adaline,adela,adelaide adina=adena ado=adolphus adolph=adolphus adri=andriane aga=agatha
aggy=agatha,agnes,augusta,augustina alec=alexander alek=aleksandr alen=jalen alfy=alfreda algy=algernon
ali=alazama,allisandra,allyson,allyssa,almena alla=alexandra,alexandria
allie=aileen,alberta,alice,alicia,alison,allisandra,allyson,allyssa,almena
ally=allisandra,allison,almena,althea,alyssa alphus=alphinias amabel=mabel amy=amelia ana=anastasia,bryanna
ance=anselm andi=andrea andy=anderson angel=angela,angelica,angelina angie=angelica,angelina
ann=deanne,rosaenn,rosaenna,roseann,roseanne anna=bryanna anse=anselm ansel=anselm ant=anthony,antonio app=absalom
appie=appoline appy=appoline ara=arabella,arabelle ari=ariadne arie=ariadne,arielle arilla=cinderella arly=arlene
armida=araminta arnie=arnold arry=ara,arabella,arabelle,armena art=artemus asa=asahel,asaph ash=ashley ashly=ashley
assene=asenath athy=eighta audree=audrey aurilla=aurelia austin=augustine,augustus aze=azariah bab=babs,barbara
barby=bab,babs,barbara barrett=garrett bartel=bartholomew basil=bazaleel bat=bartholomew bea=beatrice,blanche
becca=reba beck=becca,reba,rebecca beda=obedience bedney=abednego beedy=obedience bela=william bell=isabel,william
bella=arabelle,rosabella belle=ara,arabella,arabelle,belinda,bella,isabel,isabella,isabelle,rosabel,rosabella
ben=benedict bennie=benedict,benjamin bernie=berney berny=bernard berry=greenberry,littleberry bert=delbert,elbertson
bertie=alberta,bertha,roberta bessie=elizabeth betsy=beth betty=beth bev=beverly bias=tobias biddy=biddie,bridget
bige=abijah bill=will billiewilhelm=wilma birdie=bertha,roberta birtie=roberta bob=bobby bobbie=barbara,roberta
bobby=bert,rodger,roger brady=broderick brandy=brenda bree=aubrey,breanna,breeanna bri=breanna,brianna,bryanna
briana=bryanna bridgie=bridget bridgit=bedelia bridie=bridget brina=sabrina brittnie=brittany,brittney
brody=brady,broderick brose=ambrose bryant=brian buren=vanburen burt=egbert cage=micajah cait=caitlin,caitlyn
caity=caitlin,caitlyn cal=caleb cali=kalli callie=california calliedona=caldonia cally=calpurnia cam=cameron,campbell
cammie=camile,camille,carmon candy=candace carl=charles carly=karla carm=carmon carri=carol casey=catherine,cathleen
cass=cassidy,caswell cassie=carol,caroline,carolyn,carrie,cassandra,cassidy,catherine,cathleen,katherine,kathleen
ced=cedric celia=cecilia,celeste cene=cyrenius cenia=laodicia chan=chauncey char=charlotte charm=carmon chat=charity
chelle=michelle chelsie=chelsey cher=cheryl cheri=sheryl cherie=sheryl chet=chesley,chester chick=charles
chris=kris,kristen chrissy=christina,christine chuck=charlie,chick cilla=cicely cille=lucille cintha=cynthia
cissy=cecilia,clarissa,frances,priscilla claas=nicholas claes=nicholas,nikolas clair=claire,clarence claud=claudia
cleat=cleatus clem=clement,clementine clo=chloe clum=columbus coco=corey,cory cole=nicholette colie=cole
con=conrad,cornelius connie=constance conny=conrad,cornelius cora=corinne cordy=cordelia,corey,cory cornie=cornelia
corny=cornelia,cornelius court=courtney crate=socrates creasey=lucretia
crissy=christiana,christina,christine,christy,kristine crys=crystal curg=lecurgus cyphorus=onicyphorous dacey=candace
dacia=daycia dahl=dalton daisha=daycia daisy=margaret,margaretta,margarita dal=dahl,dalton dan=sheridan dani=danielle
dann=daniel danny=sheridan daph=daphne daphie=daphne darkey=dorcus darry=darlene day=david dea=demaris,demerias
deb=debbie,debby,debora,debra dee=audrey,deanne,delores deedee=deidre,nadine deena=adena del=adelbert,delbert,delphine
delf=delphine delia=adaline,bedelia,cordelia,fidelia delius=delia
dell=adaline,adelaide,adele,adeline,adelphia,delilah,della,delores
della=adela,adelaide,delilah,deliverance,delores,rhodella delly=deliverance delphi=delphine
delphia=adelphia,philadelphia,philly dena=adena dennie=dennis derrek=derek diah=jedediah,jedidiah,obadiah,zedediah
dicey=diana,diane,eudicy,eurydice dicie=dicey dick=melchizedek,rich,ricky dickie=richard dickon=richard dicky=richard
dicy=laodicia didi=diana,diane dilly=deliverance dina=adena,geraldine dite=epaphroditius ditus=epaphroditius
dob=robert dobbin=robert doda=dorothea dolly=dorothy dolph=adolphus,randolf,randolph,rudolph,rudolphus
dom=domenic,dominick,dominico don=donato,donovan dona=donna donnie=donovan donny=donald,donovan dony=donald,donovan
dora=dorinda,doris,dorothea,dorothy,eldora,eudora,isadora,medora,pandora,theodora dortha=dorothy dosia=theodosia
dosie=eudoris dossie=eudoris dot=dotty dotty=dorothy,dotha dre=sondra drea=andre,andrea drew=woodrow drina=alexandria
dunk=duncan dutch=herman duty=deuteronomy dyce=epaphroditius dyche=epaphroditius
dyer=jedediah,jedidiah,obadiah,zedediah ebbie=abel,ebenezer eben=ebenezer eddie=edgar,edmond,edmund,eduardo
edie=edith,edyth,edythe edny=edna edye=edith,edyth,edythe effie=euphemia effy=euphemia elenor=leonore
eli=elias,elijah,elisha ella=luella elly=ellie,elmira elsey=ellswood,elsie,elswood,elze elvie=elvira emmanuel=immanuel
emmy=emeline,emily,emma enne=adrienne eph=ephraim eppa=epaphroditius epsey=artelepsa erica=frederica
erick=frederick,roderick ericka=fredericka erika=frederica erna=ernestine ernie=earnest,ernest erwin=irwin
essa=vanessa essie=esther essy=estella,estelle etta=carthaette,henrietta,loretta etty=carthaette,henrietta
eve=eva,evaline,evelyn,genevieve,manerva exie=experience fal=fallon falcon=fallon fall=fallon fallie=fallon
fally=fallon falon=fallon fanny=frances farmboy=westley fate=lafayette fay=faith fel=felicia feli=felicia
felty=feltie,valentina,valentine ferbie=pheriba ferdie=ferdinand,ferdinando fie=philander field=winfield fifi=phoebe
fina=josephine flick=felicity flo=florence flossy=florence ford=brad,bradford,clifford frannie=frances,francine
franniey=frances,francine franny=frances,francine fred=bill,billy,ferdinand,ferdinando,wilfred,will,willie,winnifred
freda=alfreda freddie=ferdinand,frieda,winifred,winnifred freddy=alfred,alfreda,ferdinand,winnifred fritz=frederick
frona=sophronia fronia=sophronia frony=veronica gabby=gabriel,gabriella gabe=gabriel
gail=abbigail,abbigale,abigail,abigale gare=gareth,garrett garratt=garrett garri=garrick gary=gareth,garrett
gatsy=augusta,augustina gay=gerhardt gee=jehu georgie=george geri=jerry gerri=geraldine gerrie=geraldine
gerry=geraldine,jerry gina=regina ginger=virginia gio=giovanni glory=gloria gory=gregory govie=governor
green=greenberry greta=margarita gretta=margaret,margaretta grissel=griselda gum=montgomery
gus=august,augustine,augustus,gustavus gussie=augusta,augustina,gustavus hal=howard hallie=mahala ham=hamilton
hank=henrietta hap=harold,harrison,harry,henry haps=harold,harrison,harry,henry harman=herman harty=hortense
hassie=haseltine hattie=harriet haylen=jalen heidi=adelaide helen=ellender henny=henrietta hermie=hermione
hessy=hester hetty=heather,hester,mehitabel hez=hezekiah hiel=jehiel hilary=hillary
hipsie=hephsibah,hepsibah,hipsbibah hitty=mehitabel hob=robert hobkin=robert hoda=jahoda hodge=rodger,roger
hodie=jahoda hody=jahoda honey=honora honor=leonore hop=hopkins hopp=hopkins horry=horace hosey=hosea hosie=hosea
howie=howard hub=hubert hugh=hubert,jehu humey=posthuma iggy=ignatius,ignatzio ike=isaac ina=lavina,lavinia
indie=india indy=india irv=irving irwin=erwin issy=isabel,isabella,isabelle,isadora ivy=iva izzy=isadore,isidore
jaap=jacob jacqui=jacqueline jaelin=jalen jaelyn=jalen jailyn=jalen jake=jakob james=jamie jamie=benjamin,jamey
jane=jean,jessie,jincy,jinsy janet=jessie janie=jane jap=jasper jay=jacob,jalen,jayme jaye=jalen jaylin=jalen
jaylyn=jalen jean=genevieve,jane jeb=jebadiah jed=jedediah,jedidiah jem=james jenn=jennet,jennifer jenni=jennifer
jennie=jane,virginia jenny=genevieve jereme=jeremiah,jerry jess=jessie jettie=josetta jez=jeremy jezza=jeremy
jill=julia jimmie=james joan=johannah jock=john jodi=joanna jody=johannah joey=josophine johnny=johannes,jon
johny=jonathan,jonathon jon=johnathon jonnie=john,johnathan,johnathon,jonathan,jonathon
jonny=john,johnathan,johnathon,jonathan,jonathon jos=joshua,josiah josey=josophine joy=joyce jud=judson juda=judith
jude=judah juder=judah judi=judith judie=judith jule=julian,julias,julie jules=julian,julias junie=junior
juston=justin kait=kaitlin,kaitlyn,kaitlynn kaitie=kaitlin,kaitlyn,kaitlynn kali=kalli kam=kameron kara=carol
kari=carol kathy=catherine,cathleen,cathy,katy katie=kathryn,katy
kay=catherine,cathleen,kate,katelin,katelyn,katherine,kathleen,kayla,kendra kaye=katelin,katelyn,katherine
kelly=kelley ken=kendall,kendrick,kendrik,kenny,kent,mckenna kenj=kendra kenji=kendra kenna=mckenna
kenny=kendall,kendrick,kendrik kenzy=mackenzie kev=kevin kiah=hezekiah kill=archilles killis=archilles kim=kimberley
kimberli=kimberley,kimberly king=kingsley,kingston kissy=calista kit=catherine,cathleen,christian,kathleen
kittie=catherine,cathleen,katherine,kathleen kizza=keziah kizzie=keziah kris=chris,christiana,christina,christine
kym=kymberly laffie=lafayette lainie=elaine lan=yulan lani=leilani lanna=eleanor lanny=roland lanson=alanson
larry=laurence laurie=lorelei lawrie=lawrence lazar=eleazer lea=leanne leafa=relief leah=ashley
lee=ashley,elias,lenora,leonidas,leroy,levi leet=philetus left=eliphalet lem=lemuel len=jalen lena=adaline,magdelina
lennie=jalen lenny=jalen leon=lionel,napoleon les=lesley,lester lessie=celeste lettice=letitia lettie=letitia,violetta
leve=aleva levy=aleva lewis=louis lexi=alexis lias=elias lib=elizabeth life=eliphalel lige=elijah
lil=delilah,lillah,lillian,lilly lila=delilah liley=silence lily=lillah,lilly lina=angelina,paula,paulina
linda=celinda,philinda,rosalyn lindsie=lindsay lindsy=lindsay lindy=celinda,lyndon,malinda,melinda,philinda
lineau=leonard link=lincoln lisa=elysia lish=elisha lissa=elysia,melissa lissia=alyssa little=littleberry
livia=olive,olivia liz=lisa,lizzie liza=elizabeth lizzy=elizabeth lloyd=floyd lodi=melody lola=delores
lolly=delores,lillah,lillian lon=alonzo,fallon,laurence,lawrence,lonzo lonnie=fallon lonny=laurence,lawrence
lonzo=alonzo loomie=salome loren=lorenzo lori=lorelei lorie=loretta,lorraine lorne=laurence,lawrence
lorrie=lorelei,loretta,lorraine lorry=laurence,lawrence lottie=carlotta,charlotte,lotta
lou=lois,louisa,lucille,lucinda louie=louis lucius=lucia luke=lucias lula=luella lura=lurana lyddy=lidia,lydia
lynn=carol,caroline,carolyn,celinda,linda,lindy,melinda,philinda mabel=mehitabel mac=mack,mackenzie
maddi=maddison,madeline maddie=maddison,madeline maddy=madeline,madelyn,madison
madge=maddy,madeline,magdelina,margaretta,margarita madie=madeline,madelyn mae=marie,marietta,mary,may magda=madeline
maggie=madeline,magdalena,magdelina,margaretta,margarita maggy=margaret maisie=margarita mal=malcolm malc=malcolm
mally=malachi mamie=marietta,mary mandy=armanda manny=emanuel,manuel mantha=samantha marcia=marsha marcie=marsha
margery=margaret,margaretta margy=margaret,marjorie maris=demaris,demerias mark=marcus marty=martha
mary=demaris,demerias,marsha,mitzi masa=masayuki mat=martha,mathew matt=mathew,matthews,matthias
mattie=madison,martha,matthew,matthews matty=matilda,matthew,matthews maty=mathew mave=mavery,mavine max=maximillian
may=marietta meaka=mckenna mees=bartholomew meg=maegen,margaretta,margarita,megan,meghan mel=melvin melia=parmelia
mellia=carmellia,mellony mellie=melanie,permelia melly=permelia melo=carmelo mena=almena,armena menaalmena=philomena
merci=mercedes mercy=marietta mert=myrtle metta=margarita meus=bartholomew micah=michael mick=mike mickey=michelle
micky=mike middie=araminta middy=maud midge=margaret,margaretta,margarita miggy=miguel miguael=miguel miguaell=miguel
miguail=miguel miguaill=miguel miguayl=miguel miguayll=miguel mikey=michael,micheal miky=micheal
millie=amelia,camille,emily milly=armilda,emeline,melissa,mildred,parmelia,permelia mima=jemima mimi=miriam
mina=wilhelmina mindie=arminda minite=arminta minty=araminta mira=elmira missy=melissa,millicent mittie=mitzi,mitzie
mitty=mehitabel,mitzi,mitzie mitzi=marietta,mary,miriam mock=democrates mollie=marietta molly=marietta,mary
mona=ramona monna=monica monnie=monica monte=monteleon monty=gum,lamont morey=maurice,morris,seymour mort=mortimer
mose=moses moss=moses mur=muriel myra=almira,samyra myrt=myrtle myrti=myrtle nabby=abbigail,abbigale,abigail,abigale
nace=ignatius,ignatzio nada=nadine naldo=reginald,ronald nan=ann,anna,anne,hannah,nancy nando=ferdinando
nanny=hannah,nancy nap=napoleon nappy=napoleon nat=natasha,nathan nate=ignatius natius=ignatius
natty=asenath,natalie,nathaniel naz=ignatzio ned=edmund,edwin neil=cornelius nelia=cornelia nell=ellen,helena,leonora
nelle=cornelia nellie=ellen,ellender,helena,leonora,petronella nelly=cornelia,eleanor nels=nelson nerva=manerva
nervie=manerva nessa=agnes,vanessa netta=antoinette,antonia
nettie=annette,henrietta,jannett,jeanette,juanita,lunetta,monet,natalie,pernetta nib=isabel,isabella,isabelle
nibby=isabel,isabella,isabelle nic=domenic,dominic,nicholas,nicodemus,nicolas,nikolas nicey=vernisee
nicie=eunice,unice nick=dominick,nicodemus,nikolas nickey=nicholette nicki=nicholette,nicole
nickie=nicholas,nicodemus,nicolas,nikolas nicky=dominick,nicholas,nicholette,nicodemus,nicolas,nikolas nico=nikolas
niel=cornelius nikki=nicholette,nicole,nikole nita=juanita noah=manoah noel=nowell nole=nicole nollie=olive,olivia
nonie=joan,johannah,nora nonnie=manola nora=elnora,lenora norah=honora norbu=norbusamte norby=norbert norry=honora
obed=obadiah obie=obadiah,obediah ode=otis odo=odell ola=viola ollie=olive,olivia olph=rudolph,rudolphus omi=naomi
ona=arizona,yeona one=onicyphorous onie=arizona,yeona onnie=iona ophi=theophilus ora=aurelia,corinne,orilla
osaforum=onicyphorous osaforus=onicyphorous ossy=oswald,waldo ote=otis otha=theotha ozzy=ossy,oswald,waldo
parsuny=parthenia pasoonie=parthenia pat=patience pate=patrick,peter patsy=martha,patricia,patrick patti=patricia
patty=patsy peg=margaret,margaretta,peggy peggie=margarita peggy=margaretta penie=philipina perry=pelegrine,peregrine
phelia=orphelia phena=tryphena phenie=parthenia pherbia=pheriba phil=philetus,phillip pink=pinckney
pip=philipina,phillip ples=pleasant pokey=pocahontas polly=marietta,mary,paula,paulina,pauline pres=prescott
prissy=priscilla provy=providence prue=prudence quil=aquilla quilla=tranquilla quillie=aquilla rafa=rafaela
ralph=raphael randi=miranda randy=andrew,bertrand,miranda,randall,randolf,randolph rasmus=erasmus raze=erasmus
rea=andrea reba=rebecca ree=aurelia,corey,cory reg=reggie rella=cinderella ren=lauren rena=irene,serena
renius=cyrenius renny=reginald retta=henrietta,loretta rhett=garrett rhynie=rhyna riah=azariah,uriah rian=adrian
riane=adriane rich=aldrich,ricky riche=aldrich richie=aldrich,richard rick=broderick,dick,rich ricka=fredericka
rickey=frederica,fredericka rickie=roderick ricky=broderick rienne=adrienne,andriane rilla=avarilla,cinderella,serilla
rilly=aurelia,orilla rissa=marissa rita=jerita,margaretta,margarita rob=bob,bobby,roberto robbie=roberta robby=robert
roby=roberta rod=broderick,rodger,roger roddy=roderick rodie=rhoda roge=rodger,roger rolf=rudolph,rudolphus
rollo=roland rolly=roland ronie=veronica ronna=veronica ronnie=aaron,aron rose=rosabel,rosabella,rosalyn
rosie=rose,roseann,roseanna ross=roscoe rox=roxane roxie=roxane,roxanna,roxanne roy=leroy
roz=rosabel,rosabella,rosalinda,rosalyn,roseann,roseanna rube=reuben rudy=rudolph,rudolphus ruminta=araminta
rupert=robert rusty=russell sadie=mercedes,sarah safie=safieel sal=salvador,solomon salmon=solomon sam=sampson,samyra
sammy=sampson,samson,samyra sandy=sanford saul=solomon savanna=savannah sceeter=scott scott=prescott scotty=prescott
sebby=sebastian see=seymour selma=anselm sene=asenath senie=eseneth seph=persephone sephy=persephone serene=cyrenius
sha=shaina,sharon shay=shaina,sharon shel=shelton shelley=michelle shellie=michelle
shelly=michelle,rachel,sheldon,shelton shely=michelle sher=sheridan,sheryl sherry=charlotte,shirley sherryl=sheryl
shirl=shirley sibbell=sibbilla sibbie=sibbilla,sybill sid=sigfired,sigfrid,sydney sig=sigismund silla=drusilla,sarilla
sina=rosina sinah=lucina sion=simeon,simon sis=frances sly=silvester,sylvanus smitty=smith sol=solomon solly=solomon
sonnie=sondra sonny=jefferson,judson squat=scott staci=stacey,stacie,stacy stacia=eustacia stacy=anastasia,eustacia
stal=crystal steffi=stephanie steffie=stephanie stella=estella,estelle steph=stephen,steven stephani=stephanie
stephie=stephanie stephine=stephanie steve=stephan stevie=stephanie,steven sukey=susan,susannah suki=suzanne
sula=ursula sulie=ursula sully=sullivan susie=sue,susannah,suzanne suzie=susan,susie swene=cyrenius syd=sidney
syl=silvester,sylvanus,sylvester syphorous=onicyphorous tabby=tabitha tal=crystal tami=tammie,tammy tammy=tamarra
tamzine=thomasa tanny=tanafra tash=tasha tashie=tasha tave=octavia tavia=octavia teddy=edward
teeny=ernestine,parthenia telly=aristotle tempy=temperance tensey=hortense teri=terri tessie=teresa,theresa
than=nathaniel thaney=bethena theodosius=theodosia thias=matthew,matthias thirza=theresa thursa=arthusa,theresa
thys=matthew,matthias tibbie=isabel,isabella,isabelle tick=felicity tiff=tiffany tiffy=tiffany tilla=matilda
tillie=mathilda,tilford tilly=matilda tine=martine tish=latisha,letitia,tisha tisha=latisha titia=letitia tom=thom
tommy=thom tony=clifton,shelton torie=victoria torri=victoria torrie=victoria tory=victoria traci=theresa
tracie=theresa tracy=theresa trannie=tranquilla trina=catherine,cathleen,katherine,kathleen trisha=beatrice,patricia
trix=beatrice trixie=beatrice trudy=gertrude val=valentina,valeri vallie=valentina van=sullivan vangie=evangeline
vanna=vanessa vannie=savannah,vandalia veda=laveda verna=laverne vernon=laverne vert=alverta vessie=sylvester
vest=silvester vester=silvester,sylvester vet=sylvester vickie=victoria vicy=levicy vij=vijay
vin=calvin,vincent,vincenzo,vinson vina=lavina,lavinia,lavonia,louvinia,melvina vince=vinson
viney=lavina,lavinia,lavonia,louvinia vinnie=vincenzo,vinson vinny=calvin,vincent,vincenzo,vinson virdie=alverta
virgy=virginia viv=vivian von=lavonne,levone vonna=yvonne vonnie=lavonia,louvinia,veronica walt=wally wash=washington
webb=webster wen=wendy wes=westley west=westley wil=wilfred,wilhelm,william will=wilber,wilbur,wilfred,wilson
willy=wilbur,wilson win=edwin,winfield winnet=winifred winny=winfield wint=winton wood=woodrow woody=elwood,woodrow
wyncha=lavonia,louvinia yoshi=yoshihiko yul=yulan zac=zachariah,zachary,zachery zach=zack
zachy=zachariah,zachary,zachery zack=zach,zachariah,zachery zada=alzada zaddi=arzada zadie=isaiah zadock=melchizedek
zak=zach,zachariah,zachery,zack zakk=zachariah,zachary,zachery zay=isaiah zeb=zebedee zed=zedediah zeely=bezaleel
zeke=ezekiel,isaac,zachariah,zachary,zachery zeph=zephaniah zolly=solomon
"""

#: nickname -> the names that it may be short for.
NICKNAMES = {nickname: frozenset(names.split(",")) for nickname, names in word_pairs(_NICKNAMES).items()}
