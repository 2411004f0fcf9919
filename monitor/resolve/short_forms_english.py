"""Short forms of given names as the English-speaking press writes them, as `letters.plain` folds."""

ENGLISH = """
william: bill billy will willie liam
robert: bob bobby rob robbie bert
richard: dick rich rick ricky
james: jim jimmy jamie
joseph: joe joey
john: jack johnny jon
jonathan: jon johnny jonathon johnathan
michael: mike mick mickey micky mischa
david: dave davey
thomas: tom tommy
daniel: dan danny
samuel: sam sammy
jocelyn: joss jos
samantha: sam
stephen: steve steven stephan
stefan: steve stephan steffen
anthony: tony
andrew: andy drew
christopher: chris kit topher
christian: chris
christine: chris tina
matthew: matt
nicholas: nick nico nicolas
nicolas: nico nick
kenneth: ken kenny
ronald: ron ronnie
donald: don donnie
edward: ed eddie ted ned
edwin: ed eddie
edmund: ed
theodore: ted teddy theo
frederick: fred freddie frederic
alfred: fred alf
gregory: greg gregor
jeffrey: jeff geoffrey geoff
geoffrey: geoff jeff
lawrence: larry laurie laurence
leonard: len lenny leo
peter: pete
philip: phil phillip pip
raymond: ray
timothy: tim timmy
vincent: vince vinnie
walter: walt wally
albert: al bert
alan: al allan allen
alexander: alex al sandy sasha sascha xander alejandro lex
alexandra: alex sandra sasha alexa
alejandro: alex ale
benjamin: ben benny
bernard: bernie
bradley: brad
charles: charlie chuck chas
douglas: doug
eugene: gene
gerald: gerry jerry
gerard: gerry
henry: hank harry hal
harold: harry hal
joshua: josh
martin: marty
maximilian: max
maxwell: max
nathan: nate
nathaniel: nat nate
patrick: pat paddy
patricia: pat patty tricia trish
stanley: stan
stuart: stu stewart
terence: terry
teresa: terry tess tere
anne: ann nancy annie
eric: erik
mark: marc
sara: sarah
philipp: philip
theresa: terry tess
zachary: zach zack zak
abraham: abe
arthur: art
calvin: cal
clifford: cliff
curtis: curt
dominic: dom nick
francis: frank fran
franklin: frank
frank: frankie
gilbert: gil
herbert: herb bert
jacob: jake
jerome: jerry
lewis: lew
louis: lou
louise: lou
mitchell: mitch
norman: norm
oliver: ollie
reginald: reg reggie
roderick: rod
rodney: rod
russell: russ
sebastian: seb bastian
sidney: sid
simon: si
sylvester: sly
tobias: toby
victor: vic
wesley: wes
elizabeth: liz beth betty eliza lizzie libby betsy bess
katherine: kathrine kate kathy katie catherine kathryn cathy kat kit kitty kath
margaret: meg maggie peggy marge madge rita
susan: sue susie suzy
suzanne: sue suzy
deborah: deb debbie debra
barbara: barb babs
rebecca: becky becca
cynthia: cindy
jennifer: jen jenny
jessica: jess jessie
janet: jan
judith: judy
kimberly: kim
amanda: mandy
melanie: mel
melissa: mel
melinda: mindy mel
ann: nancy annie anne
sarah: sally
stephanie: steph
christina: tina chris
valerie: val
victoria: vicky tori vicki
abigail: abby
allison: ali allie
angela: angie
dorothy: dot dottie
eleanor: ellie nell nora
emily: em
frances: fran
gabrielle: gabby
gwendolyn: gwen
helen: nell nellie
jacqueline: jackie
josephine: jo josie
joanna: jo
lucille: lucy
madeleine: maddie
miranda: mandy
pamela: pam
penelope: penny
philippa: pippa
priscilla: cilla
rosemary: rose
sandra: sandy
veronica: ronnie
virginia: ginny
brian: bryan
sean: shaun shawn
graham: graeme
neil: neal
leslie: lesley les
rachel: rachael
"""
