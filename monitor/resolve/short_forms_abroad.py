"""Short forms of given names as the press of other countries writes them, as `letters.plain` folds."""

ABROAD = """
johannes: hans hannes jan joop johan juha jussi hannu
johann: hans hannes
friedrich: fritz friedel
josef: sepp jupp pepi pepa
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
elisabeth: elsbeth lisa sissi lise else liesl bettina betty els liesbeth
katharina: kathi kati
margarete: grete gretchen gretel
susanne: susi
gabriele: gabi
christiane: christl
jose: pepe chepe pepito ze zezinho
francisco: paco pancho kiko curro chico quico
ignacio: nacho inaki
enrique: quique kike
antonio: toni tono antonito toninho tonho tonino
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
hendrika: riek
catharina: trijn toos tineke
magnus: mangs
kristoffer: kris
alexander: aleksander aleksandr lex sander xander
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
maria: masha marysia maja mary riet mieke mia marie
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
ioannis: yannis giannis yiannis
georgios: giorgos yorgos george
nikolaos: nikos
panagiotis: panos takis
athanasios: thanasis thanos
evangelos: vangelis
alexandros: alekos
mehmet: memo
mustafa: musti
sebastiaan: bas
bartholomeus: bart
matthijs: thijs
augustinus: guus
alfons: fons
jozef: jef jos jozek
joseph: jos jef
lodewijk: lode
daniel: daan
gijsbert: gijs
frederik: frits rik
petronella: nel
gustav: gosta
lars: lasse
kristina: stina
margareta: greta
katarina: kajsa
katalin: kata
zsuzsanna: zsuzsa
erzsebet: erzsi
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
"""
