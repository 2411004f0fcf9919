"""Word tables for names of people and organisations, folded as `letters.plain` folds. One reason a table."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Before a name; dropped. English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish, Arabic, Malay.
HONORIFICS = _words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness hon honorable rev judge justice captain "
    "capt colonel col general gen admiral adm major maj lt sgt herr frau hr fru dipl m mm mme mlle "
    "monsieur madame maitre senor senora sr sra srta dona doutor doutora signor signora sig dott dottssa avv "
    "dhr mevr meneer pani sheikh sheikha shaikh datuk dato datin shri smt haji engr bayan "
    "sayin"
)

#: Titles that hold a family name ("Tan"), dropped as a whole before the rest.
TITLES = ("tan sri", "puan sri", "toh puan", "s.e.", "h.e.", "h.h.")

#: After a name; dropped. Generations, degrees and orders that English-language releases write.
SUFFIXES = _words(
    "jr sr ii iii iv phd md mba cpa cfa esq obe cbe mbe kbe dbe qc kc frs frcs fca aca acca jd llm llb rn msc bsc "
    "dds dvm pharmd dphil edd cissp pmp shrm frm ccim faia"
)

#: Inside a family name; dropped, since languages and style books disagree on them.
PARTICLES = _words(
    "de da di do dos das du del della dello degli la las los le van von der den ter ten zu zur zum af av al el bin "
    "binti binte ibn bint y e i st"
)

#: Those that a family name standing alone may begin with ("De Niro"); "Le" and "Al" are names themselves.
LEADING_PARTICLES = _words("de da di dos das du del della van von der ter")

#: Family names that stand first in romanised Chinese, Korean and Vietnamese names: the most frequent of each census.
FAMILY_FIRST = _words(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang song "
    "deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong "
    "jia lai chan wong leung cheung lau kwok tsang yeung chow ng lam kim lee park choi jung jeong kang cho yoon "
    "jang lim shin seo kwon hwang ahn yoo hong jeon ko moon bae baek nguyen tran pham hoang phan vu vo dang bui do "
    "ngo duong ly dinh"
)

#: Those that are given names in English too: first only where what follows looks Korean or Chinese ("Lee Jae-yong").
ALSO_GIVEN = _words("lee kim lin moon ren jia han sun may")

#: The short forms that English-language news puts for given names: short -> long.
NICKNAMES = dict(
    pair.split("=")
    for pair in _words(
        "bill=william billy=william will=william willie=william bob=robert bobby=robert rob=robert robbie=robert "
        "dick=richard rich=richard rick=richard ricky=richard jim=james jimmy=james jamie=james joe=joseph "
        "joey=joseph jack=john johnny=john jon=jonathan mike=michael mick=michael mickey=michael dave=david "
        "davey=david tom=thomas tommy=thomas dan=daniel danny=daniel sam=samuel sammy=samuel steve=stephen "
        "steven=stephen stephan=stephen tony=anthony andy=andrew drew=andrew chris=christopher matt=matthew "
        "nick=nicholas nico=nicholas ken=kenneth kenny=kenneth ron=ronald ronnie=ronald don=donald donnie=donald "
        "ed=edward eddie=edward ted=edward fred=frederick freddie=frederick greg=gregory jeff=jeffrey "
        "geoff=geoffrey larry=lawrence len=leonard pete=peter phil=philip phillip=philip ray=raymond tim=timothy "
        "vince=vincent walt=walter al=albert alex=alexander sandy=alexander ben=benjamin benny=benjamin "
        "bernie=bernard brad=bradley charlie=charles chuck=charles doug=douglas gene=eugene gerry=gerald "
        "jerry=gerald hank=henry harry=henry josh=joshua marty=martin max=maximilian nate=nathan nat=nathaniel "
        "pat=patrick paddy=patrick stan=stanley stu=stuart terry=terence zach=zachary liz=elizabeth beth=elizabeth "
        "betty=elizabeth eliza=elizabeth kate=katherine kathy=katherine katie=katherine catherine=katherine "
        "kathryn=katherine cathy=katherine meg=margaret maggie=margaret peggy=margaret sue=susan susie=susan "
        "suzy=susan deb=deborah debbie=deborah barb=barbara becky=rebecca cindy=cynthia jen=jennifer jenny=jennifer "
        "jess=jessica jan=janet judy=judith kim=kimberly mandy=amanda mel=melanie mindy=melinda nancy=ann "
        "patty=patricia tricia=patricia sally=sarah steph=stephanie tina=christina trish=patricia val=valerie "
        "vicky=victoria hans=johannes fritz=friedrich sepp=josef uli=ulrich pepe=jose paco=francisco nacho=ignacio "
        "gigi=luigi sasha=alexander misha=mikhail dima=dmitry "
    )
)

#: After (or before) an organisation's name; dropped. Legal forms of the world, and the words for a whole group.
LEGAL_FORMS = _words(
    "inc incorporated corp corporation co company cos companies ltd limited llc llp lp plc pllc pc pbc na ag se kg "
    "kgaa gmbh mbh ug ohg ev sa sas sasu sarl snc scs sca spa srl sapa sl slu sab cv rl nv bv vof cvba ab asa aps "
    "oy oyj hf ehf kk gk yk pt tbk pte pty bhd sdn berhad jsc ojsc pjsc ooo oao zao pao ao sro zoo doo dd ad eood "
    "zrt kft nyrt rt sia uab as ltda eireli sgps sicav group groupe gruppe grupo gruppo grupa koncern konzern "
    "holding holdings ооо оао зао пао ао нао гк"
)

#: Before an organisation's name; dropped. Forms that stand first, and articles.
LEADING_FORMS = _words(
    "the der die das le la les el los il lo het pt groupe grupo gruppo grupa gruppe ooo oao zao pao ооо оао зао пао "
    "ао нао гк"
)

#: Between the words of an organisation's name; dropped.
JOINERS = _words("and et und y e of for de du des der di del della da do dos van von och og en i и the")

#: Words that set a part apart from the whole: an organisation with one more of these is another one. Left out are those
#: that many houses carry in their own name and news drops ("Marriott International", "Duke Energy", "CVS Health").
DIVISIONS = _words(
    "cloud capital ventures venture partners labs lab laboratories research studios studio pictures news sports "
    "music games gaming life renewables foundation institute academy bank banking assurance reinsurance re "
    "securities asset assets wealth investment investments investors management fund funds credit finance leasing "
    "realty properties property reit services consulting advisory digital data ai robotics retail wholesale express "
    "cargo mobility aerospace defense defence aviation marine chemicals materials oncology vaccines consumer "
    "enterprise commercial private wireless mobile broadband press radio television tv payments pay federation "
    "union association trust council university college school hospital clinic museum division unit subsidiary jv"
)

#: Parts of the world: "Toyota Europe" is not "Toyota", and the chief executive for Asia is not the chief executive.
PLACES = _words(
    "america americas us usa canada mexico brazil brasil argentina chile colombia peru latam latin north south east "
    "west northern southern eastern western central europe european uk britain england scotland wales ireland "
    "france germany deutschland austria switzerland schweiz suisse italy italia spain espana portugal netherlands "
    "nederland belgium luxembourg denmark sweden norway finland iceland nordic nordics baltics poland polska czech "
    "slovakia hungary romania bulgaria greece turkey turkiye ukraine russia kazakhstan israel egypt morocco nigeria "
    "kenya ghana ethiopia africa emea apac asia asean pacific middle gulf gcc mena uae dubai qatar saudi arabia "
    "kuwait oman bahrain jordan india pakistan bangladesh china hongkong hong kong taiwan japan korea singapore "
    "malaysia indonesia thailand vietnam philippines australia zealand oceania iberia benelux dach anz"
)

#: Words that alone name no organisation.
GENERIC = _words(
    "bank company group university college school hospital institute foundation board ministry department agency "
    "authority commission council association society federation union fund trust museum library court church city "
    "state national federal royal central general american first new united"
)

#: Chinese, Japanese and Korean legal forms and words for a group, cut from either end.
CJK_FORMS = _words(
    "股份有限公司 有限责任公司 集团有限公司 有限公司 集团公司 控股 集团 集團 公司 株式会社 有限会社 合同会社 (株) "
    "ホールディングス グループ 주식회사 유한회사 (주) 그룹 홀딩스"
)

#: Chinese, Japanese and Korean words after a person's name.
CJK_HONORIFICS = ("先生", "女士", "博士", "教授", "さん", "様", "氏", "씨", "님")
