"""Short forms of given names as the press of many countries writes them; folded as `letters.plain` folds."""

from __future__ import annotations

from monitor.resolve.lists import under_heads

#: What stands before the colon is put short, or spelled, as what stands after it. One may be short for several.
SHORT_FORMS = under_heads("""
william: bill billy will willie liam
robert: bob bobby rob robbie bert
richard: dick rich rick ricky
james: jim jimmy jamie
joseph: joe joey
john: jack johnny jon
jonathan: jon johnny
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
alan: al
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
stuart: stu
terence: terry
teresa: terry tess tere
anne: ann
eric: erik
mark: marc
sara: sarah
philipp: philip
theresa: terry tess
zachary: zach zack
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
ann: nancy annie
anne: nancy annie
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
johannes: hans hannes jan joop johan
johann: hans hannes
friedrich: fritz friedel
josef: sepp jupp pepi
ulrich: uli ulli
wolfgang: wolf
heinrich: heinz heiner heini
ludwig: lutz
rudolf: rudi
manfred: manni
gerhard: gerd gert
andreas: andi
matthias: matze hias
karl: kalle charly
elisabeth: elsbeth lisa sissi lise else liesl bettina betty
katharina: kathi kati
margarete: grete gretchen gretel
susanne: susi
gabriele: gabi
christiane: christl
jose: pepe chepe pepito ze zezinho
francisco: paco pancho kiko curro chico quico
ignacio: nacho inaki
enrique: quique kike
antonio: toni tono antonito toninho tonho
manuel: manolo manu lolo
rafael: rafa
juan: juanito juancho
santiago: santi
sebastian: sebas
guillermo: memo willy guille
alberto: beto berto
roberto: beto tito
gilberto: beto
ricardo: richi ricky
eduardo: edu lalo dudu duda
luiz: lula
fernando: nando fer
gustavo: gus tavo guga
joaquin: quino
jesus: chus suso chuy
concepcion: concha conchita
dolores: lola
mercedes: merche
rosario: charo
pilar: pili
guadalupe: lupe
isabel: isa chabela
begona: bego
beatriz: bea bia
montserrat: montse
inmaculada: inma
consuelo: chelo
joao: joaozinho jango
giuseppe: beppe peppe pino
luigi: gigi
giovanni: gianni nanni vanni
francesco: franco checco ciccio
antonio: tonino
domenico: mimmo
salvatore: toto toto
vincenzo: enzo
lorenzo: enzo renzo
alessandro: sandro ale
pietro: piero
raffaele: lello
michele: michi
giacomo: giacomino
jacques: jacky
hendrik: henk hein rik
hendrikus: henk
cornelis: kees cor
gerardus: gerard gerrit ger
jacobus: jaap koos
johanna: joke hanneke jopie
wilhelmus: wim willem
willem: wim
petrus: piet peter
pieter: piet
adrianus: ad adriaan
antonius: ton toon anton
theodorus: theo dirk
nicolaas: klaas nico
lambertus: bert
franciscus: frans frank
elisabeth: els liesbeth
hendrika: riek
catharina: trijn toos tineke
magnus: mangs
kristoffer: kris
alexander: aleksander aleksandr
aleksandr: sasha sanya alex
dmitry: dima mitya
mikhail: misha
nikolai: kolya
vladimir: volodya vova
sergei: seryozha
evgeny: zhenya
ivan: vanya
yekaterina: katya
ekaterina: katya
natalia: natasha
tatiana: tanya
olga: olya
maria: masha marysia maja mary
katarzyna: kasia
malgorzata: gosia malgosia
agnieszka: aga
joanna: asia
barbara: basia
krzysztof: krzys
stanislaw: staszek
wojciech: wojtek
tomasz: tomek
piotr: piotrek
grzegorz: grzesiek
andrzej: jedrek
jan: honza janek jasiek
josef: pepa
jiri: jirka
frantisek: franta
vaclav: vasek
jaroslav: jarda
ludmila: mila
laszlo: laci
istvan: pista
gergely: gergo
sandor: sanyi
ferenc: feri
jozsef: jozsi
mihaly: misi
konstantinos: kostas costas dinos
dimitrios: dimitris mitsos
ioannis: yannis giannis
georgios: giorgos yorgos george
nikolaos: nikos
panagiotis: panos takis
athanasios: thanasis
evangelos: vangelis
alexandros: alekos
mehmet: memo
mustafa: musti
jonathan: jonathon johnathan
brian: bryan
alan: allan allen
ann: anne
sean: shaun shawn
graham: graeme
stuart: stewart
neil: neal
leslie: lesley les
rachel: rachael
zachary: zach zack zak
nathaniel: nate
sebastiaan: bas
bartholomeus: bart
matthijs: thijs
augustinus: guus
alfons: fons
jozef: jef jos jozek
joseph: jos jef
lodewijk: lode
daniel: daan
alexander: lex sander xander
gijsbert: gijs
frederik: frits rik
petronella: nel
maria: riet mieke mia marie
gustav: gosta
lars: lasse
kristina: stina
margareta: greta
katarina: kajsa
johannes: juha jussi hannu
katalin: kata
zsuzsanna: zsuzsa
erzsebet: erzsi
georgios: giorgos yorgos george
ioannis: yannis giannis yiannis
nikolaos: nikos
panagiotis: panos
athanasios: thanasis thanos
vasileios: vassilis vasilis
emmanouil: manolis
aikaterini: katerina
nicolae: nicu
anastasia: nastya
anna: anya ania
pavel: pasha
konstantin: kostya
anatoly: tolya
aleksandra: ola sasha
elzbieta: ela
krystyna: krysia
zbigniew: zbyszek
tadeusz: tadek
jerzy: jurek
kazimierz: kazik
wladyslaw: wladek
joaquim: quim
josep: pep
francesc: cesc
venkatesh: venky
""")
