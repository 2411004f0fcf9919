"""Family names that have to be known as such, folded as `letters.plain` folds. One reason a table."""

from __future__ import annotations

from monitor.resolve.lists import word_list, word_pairs

#: Family names that stand first in romanised Chinese, Korean and Vietnamese names: the most frequent of each census.
FAMILY_FIRST = word_list(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang song "
    "deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen "
    "zhong jia lai chan wong leung cheung lau kwok tsang yeung chow ng lam kim lee park choi jung jeong kang cho "
    "yoon jang lim shin seo kwon hwang ahn yoo hong jeon ko moon bae baek nguyen tran pham hoang phan vu vo dang "
    "bui do ngo duong ly dinh wee oh na jo teo goh ong chua quek toh yap bai duan fang gong hou jin long lei meng "
    "mao pang qian qin qiu shao shi tao wan xiong xue yan yin zou cui kong rhee paik noh roh ryu woo joo hur suh "
    "shim nam heo koo eom hsu hsieh hsiao tsai chang chuang chiang chu chou kuo liao shih tseng yeh chiu chien tse tam "
    "fung kwan lui poon yuen fok yip mak tsui hui shum koh yeo loh tan siu chau cheuk choy chui fong hau keung kwong "
    "luk ngai ngan pun sham shek suen sze szeto situ tai tong tsoi tung yam yau yim yiu ouyang auyeung sima shangguan "
    "zhuge dongfang huangfu murong linghu xiahou namgung namkoong hwangbo jegal sunwoo dokgo"
)

#: Those of them that are as often a part of a given name.
GIVEN_SYLLABLES = word_list("mei jin yan long lei ren hong yu xue tao bai fang meng qin shi wan yin jia he ye na ho")

#: Those of them that are Vietnamese: there they stand in the middle too, where the given name is put first.
VIETNAMESE = word_list(
    "le nguyen tran pham hoang huynh phan vu vo dang bui do ngo duong ly dinh trinh truong luong trieu"
)

#: Those that are given names in English too: first only where what follows looks Korean or Chinese ("Lee Jae-yong").
ALSO_GIVEN = word_list("lee kim lin moon ren jia han sun may")

#: Korean family names in Latin letters whose spelling hides how they sound: as the press spells -> as they sound.
KOREAN_SPELLINGS = word_pairs(
    "park=bak lee=li yi=li i=li rhee=li ri=li choi=choe jung=jeong chung=jeong yoon=yun lim=im shin=sin "
    "ahn=an yoo=yu you=yu ryu=yu oh=o ko=go koh=go moon=mun paik=baek noh=no roh=no woo=u joo=ju hur=heo "
    "huh=heo bae=bae suh=seo shim=sim koo=gu rhee=li"
)

#: Chinese and Korean family names of two characters.
CJK_DOUBLE_FAMILIES = (
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "皇甫", "慕容", "令狐", "夏侯",
    "남궁", "황보", "제갈", "선우", "독고",
)  # fmt: skip

#: Spanish family names that are no Portuguese or Italian ones: from Faker 40.54.0 (MIT licence), those that two
#: Spanish-speaking countries' lists hold, or those of Mexico, Colombia and Argentina.
SPANISH_FAMILIES = word_list(
    "abrego acevedo acosta acuna adame aguayo agudelo aguero aguila aguilar aguilera aguirre alarcon alcala alcantar "
    "alcaraz alegria aleman alfaro aliaga almanza almaraz almonte alonso alonzo altamirano alva alvarado alvarez "
    "alzate anaya angarita angel anguiano angulo aparicio apodaca aponte aragon aranda arango arboleda arce archuleta "
    "arcos ardila arellano arenas arevalo arguello arias ariza armas armendariz armenta arredondo arreola arriaga "
    "arrieta arroyo arteaga avalos avila aviles ayala baca badillo baez baeza bahena balderas ballesteros banuelos "
    "barajas barela barragan barraza barrera barreto barrientos barriga barrios bastidas becerra bedoya bejarano "
    "beltran benavides benavidez benitez bermudez bernal berrios betancourt betancur blanco bohorquez bolanos bolivar "
    "bonilla borrego botello bravo briones briseno bueno buitrago burbano burgos bustamante bustos caballero caban "
    "cabello cabezas cabrera caceres cadena caicedo caldera calderon calvillo camacho camarillo campo canales cano "
    "cantillo cantu caraballo carbajal cardenas cardona cardozo carmona caro carranza carrasco carreno carreon "
    "carrera carrero carrillo carrion carrizo carvajal casanova casares casarez casas casillas castaneda castano "
    "castellanos castillo castrillon catalan cavazos cazares ceballos cedillo ceja centeno cepeda cerda ceron "
    "cervantes cervantez cespedes chacon chamorro chapa chaparro chavarria chavez cid cifuentes cintron cisneros "
    "collado collazo colon colunga contreras cordero cordoba cordova cornejo coronado coronel corral corrales correa "
    "corredor cortes cortez cotto covarrubias crespo cuellar cuesta cuevas davila daza delgadillo delgado diaz "
    "dominguez donoso duenas duque duran echeverria elizondo enriquez erazo escalante escalona escamilla escobar "
    "escobedo esparza espinal espino espinosa espinoza espitia esquibel esquivel estevez estrada fajardo fernandez "
    "ferrer ferreyra fierro figueroa flores florez forero frias fuentes gaitan galarza galeano galindo gallardo "
    "gallego gallegos galvan galvez galvis gamboa gamez gaona garay garces garibay garica garrido garza garzon "
    "gastelum gaviria gaytan gil gimenez giraldo giron godinez godoy gollum gomez gonzales gonzalez granado granados "
    "griego grijalva guajardo guardado guerrero guevara guillen gurule gutierrez guzman haro henao henriquez heredia "
    "hernadez hernandes hernandez herrera hidalgo hinojosa holguin hoyos huerta hurtado ibanez ibarra iglesias "
    "irizarry jaimes jaquez jaramillo jasso jerez jimenez jiminez juarez jurado laboy laureano lebron ledesma leiva "
    "lemus leon lerma leyva lillo limon linares lira llamas llanos loaiza loera lomeli londono longoria lopez loya "
    "lozada lozano luevano lugo macias madera madrid madrigal maestas magana maidana malave maldonado manrique "
    "mansilla mantilla manzanares mares marin marquez marrero marroquin martin martinez mascarenas mata mateo mayorga "
    "medina medrano mejia melendez melgar mena menchaca mendez mendoza menendez meneses meraz mercado merino mesa "
    "meza millan miramontes mireles mojica molano molina mondragon monroy monsalve montalvo montanez montano "
    "montemayor montero montes montez montoya morales moran mosquera moya moyano munguia muniz munoz murcia murillo "
    "muro najera naranjo narvaez nava navarrete navarro nazario negrete negron neira nevarez nieto noriega novoa "
    "nunez obando ocampo ocasio ochoa ojeda olaya olivares olivarez olivas olivera olivo olmedo olmos olvera "
    "ontiveros oquendo ordonez orellana orjuela ornelas orosco orozco orta ortega ortiz osorio ospina ospino otero "
    "oviedo ozuna pabon padilla padron paez palacio palacios palma palomino palomo pantoja parada pardo paredes parra "
    "partida patino pedraza pedroza pelayo pena perales peralta perdomo perea peres pereyra perez pichardo pina "
    "pineda pinilla pino pinzon pizarro plaza polanco polo ponce porras portilla portillo posada pozo prado preciado "
    "prieto puente puentes puga pulido quesada quezada quinones quinonez quintana quintanilla quintero quiroga quiroz "
    "rael ramirez rangel rascon raya razo regalado rendon rengifo renteria resendez restrepo reyes reynoso riascos "
    "rincon riojas riquelme rivas rivera rivero roa robledo robles rodarte rodrigez rodriguez rodriquez rojas rojo "
    "roldan rolon romero romo rosado rosales rosas rosero roybal rozas rubio rueda ruelas ruiz saavedra saenz saez "
    "saiz salamanca salas salazar salcedo salcido saldana saldivar salgado salinas samaniego sanabria sanches sanchez "
    "sandoval santacruz santana santillan sarabia sarmiento sauceda saucedo segovia segura sepulveda serna serrano "
    "serrato sevilla sisneros solano solis soliz solorio solorzano soria sosa sotelo soto suarez tafoya tamayo tamez "
    "tapia tejada tejeda tellez tello teran terrazas tijerina tirado toledo toro torrez tovar trejo trevino triana "
    "trujillo ulibarri ulloa urbina urena urias uribe urrutia vaca valadez valderrama valdes valdez valdivia valencia "
    "valenzuela valladares valle vallejo valles valverde vanegas varela vasquez vazquez vega vela velandia velasco "
    "velasquez velazquez velez veliz venegas verdugo verduzco vergara viera vigil villagomez villalba villalobos "
    "villalpando villamil villamizar villanueva villar villareal villarreal villasenor villegas yanez ybarra yepes "
    "zambrano zamora zamorano zamudio zapata zaragoza zarate zavala zayas zedillo zelaya zepeda zuluaga zuniga zurita "
)
