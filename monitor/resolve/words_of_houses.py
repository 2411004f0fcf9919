"""Words in names of organisations, folded as `letters.plain` folds. One reason a table."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.resolve.letters import composed
from monitor.resolve.lists import under_heads, word_list

#: After (or before) an organisation's name; dropped. Legal forms of the world, and the words for a whole group.
LEGAL_FORMS = word_list(
    "inc incorporated corp corporation co company cos companies ltd limited llc llp lp plc pllc pc pbc na ag "
    "se kg kgaa gmbh mbh ug ohg ev sa sas sasu sarl snc scs sca spa srl sapa sl slu sab cv rl nv bv vof cvba "
    "ab asa aps oy oyj hf ehf kk gk yk pt tbk pte pty bhd sdn berhad jsc ojsc pjsc ooo oao zao pao ao sro zoo "
    "doo dd ad eood zrt kft nyrt rt sia uab as ltda eireli sgps sicav group groupe gruppe grupo gruppo grupa "
    "koncern konzern holding holdings ооо оао зао пао ао нао гк"
)

#: Before an organisation's name; dropped. Forms that stand first, and articles.
LEADING_FORMS = word_list(
    "the der die das le la les el los il lo i gli o os as de het un une pt groupe grupo gruppo grupa gruppe ooo oao "
    "zao pao ооо оао зао пао ао нао гк"
)

#: Between the words of an organisation's name; dropped.
JOINERS = word_list("and et und y e of for de du des der di del della da do dos van von och og en i и the")

#: Words that set a part apart from the whole: an organisation with one more of these is another one. Left out are those
#: that many houses carry in their own name and news drops ("Marriott International", "Duke Energy", "CVS Health").
DIVISIONS = word_list(
    "pension trustees cloud capital ventures venture partners labs lab laboratories research studios studio "
    "pictures news sports music games gaming life renewables foundation institute academy bank banking "
    "assurance reinsurance re securities asset assets wealth investment investments investors management fund "
    "funds credit finance leasing realty properties property reit services consulting advisory digital data ai "
    "robotics retail wholesale express cargo mobility aerospace defense defence aviation marine chemicals "
    "materials oncology vaccines consumer enterprise commercial private wireless mobile broadband press radio "
    "television tv payments pay islamic syariah takaful youth women trust division unit subsidiary jv "
    "pharmacy pharmacies"
)

#: What a university, a bank, a church keeps beside itself, as `trades.TRADES` names it.
KEPT_HOUSES = word_list("hospital museum library press publishing school college pharmacy foundation theatre")

#: Words for what a house does that papers leave out of its name, and that its parts are called by too.
DESCRIBING = word_list(
    "retail wholesale bank banking management services consulting advisory digital data ai labs lab laboratories "
    "research robotics mobility aerospace defense defence aviation marine chemicals materials oncology vaccines "
    "wireless mobile broadband studios properties realty finance credit securities insurance payments commercial "
    "enterprise enterprises technology technologies software foods food pharma biotech solutions systems industries "
    "international quick commerce ecommerce supermarket supermarkets hypermarkets stores wealth asset investment "
    "investments trust partners holdings trading logistics shipping motors motor automotive mining energy power "
    "engineering construction infrastructure healthcare health beverages dairy textiles cement steel paper media "
    "entertainment telecom telecommunications airlines airways hotels resorts restaurants brands products "
    "manufacturing works mills farms partnership"
)
#: The same at the end of Chinese, Japanese and Korean names; as the mainland writes them.
DESCRIBING_CJK = frozenset(
    composed(
        "科技 技术 股份 实业 产业 工业 企业 国际 发展 控股 投资控股 生物科技 信息技术 网络 智能 新材料 医药 制药 "
        "电子 食品 地产 置业 银行 电讯 通信 工業 産業 製作所 製薬 "
        "食品 電機 電子 銀行 전자 산업 제약 식품 은행 통신 테크 바이오 화학 건설"
    ).split()
)

#: Parts of the world: "Toyota Europe" is not "Toyota", and the chief executive for Asia is not the chief executive.
#: A part of the world -> the words for it in names and posts.
PLACE_FORMS = under_heads("""
us: us usa america american americas
uk: uk britain british england english
germany: germany deutschland german deutsche
austria: austria osterreich austrian
switzerland: switzerland schweiz suisse svizzera swiss
italy: italy italia italien italie italian
spain: spain espana spanien espagne spanish
france: france frankreich francia french
portugal: portugal portuguese
netherlands: netherlands nederland dutch
belgium: belgium belgie belgique belgian
poland: poland polska polen polish
denmark: denmark danmark danish
sweden: sweden sverige swedish
norway: norway norge norwegian
finland: finland suomi finnish
nordics: nordic nordics norden nordisk
turkey: turkey turkiye turkish
brazil: brazil brasil brazilian
mexico: mexico mexican
china: china chinese
japan: japan japanese
korea: korea korean
india: india indian
russia: russia russian
australia: australia australian
canada: canada canadian
europe: europe europa european
asia: asia asian
africa: africa african
""")
PLACES = word_list(
    "america americas us usa canada mexico brazil brasil argentina chile colombia peru latam latin north south "
    "east west northern southern eastern western central europe european uk britain england scotland wales "
    "ireland france germany deutschland austria switzerland schweiz suisse italy italia spain espana portugal "
    "netherlands nederland belgium luxembourg denmark sweden norway finland iceland nordic nordics baltics "
    "poland polska czech slovakia hungary romania bulgaria greece turkey turkiye ukraine russia kazakhstan "
    "israel egypt morocco nigeria kenya ghana ethiopia africa emea apac asia asean pacific middle gulf gcc "
    "mena uae dubai qatar saudi arabia kuwait oman bahrain jordan india pakistan bangladesh china hongkong "
    "hong kong taiwan japan korea singapore malaysia indonesia thailand vietnam philippines australia zealand "
    "oceania iberia benelux dach anz"
)

#: Those of them that are whole countries.
COUNTRIES = PLACES - word_list(
    "america americas latam latin north south east west northern southern eastern western central europe european "
    "england scotland wales nordic nordics baltics africa emea apac asia asean pacific middle gulf gcc mena dubai "
    "hongkong hong kong oceania iberia benelux dach anz"
)

#: Words for a part of a house that leave open which.
UNIT_WORDS = word_list("business region regional unit division operations")

#: Words that alone name no organisation.
GENERIC = word_list(
    "bank company group university college school hospital institute foundation board ministry department "
    "agency authority commission council association society federation union fund trust museum library court "
    "church city state national federal royal central general american first new united"
)

#: Chinese, Japanese and Korean legal forms and words for a group, cut from either end.
CJK_FORMS = word_list(
    "股份有限公司 有限责任公司 集团有限公司 有限公司 集团公司 控股 集团 集團 公司 "
    "株式会社 有限会社 合同会社 (株) ホールディングス グループ 주식회사 유한회사 (주) 그룹 홀딩스"
)

#: What says that a house is the whole of several.
GROUP_WORDS = word_list("group groupe gruppe grupo gruppo grupa holding holdings koncern konzern")


def places_of(words: Iterable[str]) -> set[str]:
    """The parts of the world among the words, each in one form."""
    return {place for word in words for place in PLACE_FORMS.get(word, {word} & PLACES)}
