"""What houses do, in the words of many languages: "Brouwerij Halewijn" and "Halewijn Breweries" are one house.

Folded as `letters.plain` folds. A word stands for its trade when names are compared, so that only what a house is
called has to agree.
"""

from __future__ import annotations

from monitor.resolve.letters import plain
from monitor.resolve.lists import under_heads

_TRADES = """
bank: bank banks banco banca banque banka bankasi banken bankas banku banki pankki
insurance: insurance insurer insurers assurance assurances versicherung versicherungen versicherungs assicurazioni
    seguros seguro sigorta verzekeringen verzekering forsikring forsakring ubezpieczenia ubezpieczen pojistovna
    biztosito asigurari assurantie vakuutus
university: university universitat universitaet universite universidad universita universidade universiteit
    universitet universitetet uniwersytet univerzita egyetem universitatea universitesi ateneo yliopisto
hospital: hospital hospitals klinik klinikum kliniken krankenhaus spital hopital clinique clinica clinic ospedale
    ziekenhuis sygehus sjukhus sykehus szpital nemocnice korhaz spitalul hastanesi sairaala
airport: airport airports flughafen aeroport aeroports aeropuerto aeropuertos aeroporto aeroporti luchthaven lufthavn
    flygplats lotnisko letiste repuloter havalimani
airline: airline airlines airways air lineas aerolineas luchtvaart linie
port: port ports hafen puerto porto haven havn hamn przystan pristav kikoto portul liman
railway: railway railways rail bahn bahnen ferrocarriles ferrovie spoorwegen jernbane jarnvag koleje drahy vasut
brewery: brewery breweries brewing brauerei brasserie brasseries cerveceria cervejaria birrificio birra brouwerij
    brouwerijen bryggeri bryggerier browar browary pivovar pivovary sorgyar panimo
dairy: dairy dairies molkerei laiterie laiteries lacteos latteria zuivel mejeri mleczarnia mlekarna tejipari
steel: steel stahl stahlwerke acier acieries acero aceros acciaio acciaierie aco staal stal ocel acel celik otel
cement: cement zement ciment ciments cemento cementos cementi cimento beton concrete
paper: paper papier papiers papel papeles carta carte pappers papir papiernia kagit
energy: energy energies energie energia energi energija energetika enerji energiewerke power strom electricity
    electric elektrizitat electricite electricidad eletrica elettrica stroom
water: water waters wasser eau eaux agua aguas acqua acque vand vatten woda vody viz
gas: gas gaz gaze
oil: oil ol petroleum petrole petroleo petroli olje
mining: mining mines bergbau mineria miniere mineracao mijnbouw gruvor gruva
chemicals: chemicals chemical chemie chimie quimica chimica chemia kemi kemia kimya khim
pharma: pharma pharmaceutical pharmaceuticals pharmazie farma farmaceutica farmaceutici farmaceutici leki ilac
foods: foods food lebensmittel nahrungsmittel aliments alimentos alimentari alimentaire alimentation voeding livsmedel
    zywnosc potraviny elelmiszer gida
sugar: sugar zucker sucre azucar zucchero suiker socker cukier cukrovar cukor seker
seeds: seeds saatgut semences semillas sementi zaden
logistics: logistics logistik logistique logistica logistiek logistyka logistikai lojistik
shipping: shipping reederei schifffahrt navigation navegacion navigazione rederi scheepvaart zegluga hajozasi
    denizcilik
shipyard: shipyard shipyards werft werften chantier chantiers astillero astilleros cantiere cantieri werf stocznia
machinery: machinery maschinenbau maschinenfabrik machines maquinaria macchine machinefabriek
furniture: furniture mobel moebel meubles muebles mobili meubelen mobler nabytek butor
shipping_line: ferry ferries fahren fahre traghetti veerdienst
media: media medien medias medios
newspaper: newspaper zeitung journal diario giornale krant avis tidning gazeta noviny ujsag gazete
publishing: publishing publisher publishers verlag verlage editions edition editorial edizioni editora uitgeverij
    forlag forlaget wydawnictwo nakladatelstvi kiado yayinlari
broadcasting: broadcasting rundfunk radiodiffusion radiodifusion omroep radiotelevisione
television: television tv fernsehen televisione televisie televizija telewizja televizyon
theatre: theatre theater teatro schauspielhaus teater teatr divadlo szinhaz tiyatrosu
opera: opera oper
orchestra: orchestra orchester orchestre orquesta orkest orkester orkiestra philharmonic philharmonie filarmonica
festival: festival festspiele festivals festwochen
museum: museum museums musee museo museu muzeum muzesi museet
foundation: foundation stiftung fondation fundacion fondazione fundacao stichting stiftelse stiftelsen fundacja nadace
    alapitvany fundatia vakfi fonden
institute: institute institut instituto istituto instituut institutet instytut ustav intezet enstitusu
chamber: chamber kammer chambre camara camera kamer kammer izba komora kamara odasi
association: association verband verein asociacion associazione associacao vereniging forening forbund zwiazek
    sdruzenie svaz szovetseg asociatia dernegi
cooperative: cooperative genossenschaft cooperativa cooperatie spoldzielnia druzstvo szovetkezet osuuskunta takarek
    takarekszovetkezet
authority: authority behorde autorite autoridad autorita autoridade autoriteit regulator urzad urad hatosag
agency: agency agentur agence agencia agenzia agentschap agentura ugynokseg
retail: retail handel handels einzelhandel commerce detaillant
stores: stores store warenhaus kaufhaus magasins almacenes grandi warenhuis
hotels: hotels hotel hoteles hotelgruppe alberghi
software: software logiciels
robotics: robotics robotik robotique robotica
telecom: telecom telekom telecommunications telekommunikation telecomunicaciones telecomunicazioni telco
construction: construction bau construcciones construcoes costruzioni bouw bygg stavby epito insaat budowa
glass: glass glas verre vidrio vetro vidro szklo sklo uveg cam
textile: textile textil textiles tessile tekstil
wine: wine wines wein vin vins vino vinos vini bodegas bodega
fishery: fisheries fishery fischerei peche pesca
care: care pflege soins zorg zorggroep omsorg
aluminium: aluminium aluminum alluminio aluminio
electronics: electronics elektronik electronique electronica elettronica elektronika
motors: motors motor motoren moteurs motores motori
battery: battery batteries batterie batterien akku
fund: fund funds fonds fondo fundo
trading: trading commodities
securities: securities wertpapiere brokerage
games: games spiele juegos jeux giochi
"""


#: word -> what it stands for, one thing only.
TRADES = {word: head for word, (head,) in under_heads(_TRADES).items()}
TRADE_NAMES = frozenset(TRADES.values())

_FOREIGN = """
bank: 银行 銀行 은행 банк بنك مصرف
insurance: 保险 保険 보험 страх تامين
chemicals: 化学 化工 화학 хим كيماويات
energy: 电力 電力 전력 에너지 энерг كهرباء طاقة
steel: 钢 鋼 鉄 철강 제철 сталь металлург صلب حديد
electronics: 电子 電子 전자 электрон
motors: 汽车 自動車 자동차 авто سيارات
foods: 食品 식품 пищ اغذية
pharma: 制药 製薬 医药 제약 фарм ادوية
construction: 建设 建設 건설 строй
shipping: 海运 海運 해운 судоход ملاحة
airline: 航空 항공 авиа طيران
telecom: 电信 通信 통신 телеком اتصالات تيليكوم
battery: 电池 電池 배터리
games: 游戏 遊戯 게임 ゲーム
railway: 铁路 鉄道 철도 желез سكك
university: 大学 대학 университет جامعة
hospital: 医院 病院 병원 больниц مستشفى
oil: 石油 석유 нефт نفط بترول
cement: 水泥 セメント 시멘트 цемент اسمنت
paper: 造纸 製紙 제지 бумаг ورق
trading: 商事 商社 상사
securities: 证券 証券 증권 اوراق
fund: 基金 펀드 фонд صندوق
logistics: 物流 물류 логист لوجست
"""

#: (part of a name in another script, folded, what it stands for).
FOREIGN_TRADES = tuple((plain(word), head) for word, heads in under_heads(_FOREIGN).items() for head in heads)
