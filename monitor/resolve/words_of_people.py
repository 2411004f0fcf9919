"""What stands around people's names, folded as `letters.plain` folds. One reason a table."""

from __future__ import annotations

from monitor.resolve.letters import composed
from monitor.resolve.lists import word_list, word_pairs

#: Before a name; dropped. English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish, Arabic, Malay.
HONORIFICS = word_list(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness hon honorable rev judge justice "
    "captain capt colonel col general gen admiral adm major maj lt sgt herr frau hr fru dipl m mm mme mlle "
    "monsieur madame maitre senor senora sr sra srta dona doutor doutora signor signora sig dott dottssa avv dhr "
    "mevr meneer mevrouw pani ing ir sigra signa signorina dottoressa profssa avvssa thiru tmt pak bapak ibu "
    "khun mag prim doz univ phdr rndr judr sheikh sheikha shaikh datuk dato datin shri smt haji engr bayan sayin"
)

#: Titles that hold a family name ("Tan"), dropped as a whole before the rest.
TITLES = ("tan sri", "puan sri", "toh puan", "s.e.", "h.e.", "h.h.")

#: After a name; dropped. Generations, degrees and orders that English-language releases write.
SUFFIXES = word_list(
    "jr sr ii iii iv phd md mba cpa cfa esq obe cbe mbe kbe dbe qc kc frs frcs fca aca acca jd llm llb rn msc "
    "bsc dds dvm pharmd dphil edd cissp pmp shrm frm ccim faia oam obe dso gbe kcb cmg kcmg kcvo faicd gaicd frcp "
    "frse frsa freng fcma cgma ceng psm bcom"
)

#: The same, where they are written in capitals: in other letters they are names ("Jack Ma", "Ao Li").
CAPITAL_SUFFIXES = (
    "AO",
    "AM",
    "AC",
    "MP",
    "MA",
    "BA",
    "BS",
    "MS",
    "CB",
    "JP",
    "DL",
    "CA",
    "PE",
    "CM",
    "OC",
    "RN",
    "TD",
)

#: The last word of a Portuguese name that tells a son, grandson or nephew; a family name where only one other is left.
FAMILY_SUFFIXES = word_list("filho neto sobrinho junior senior")

#: What tells father from son: the word -> the generation.
GENERATIONS = word_pairs("sr=1 senior=1 jr=2 junior=2 filho=2 ii=2 iii=3 neto=3 iv=4")

#: Articles before a form of address ("la signora Rossi").
ARTICLES = word_list("la il el der die le de den o a")

#: Inside a family name; dropped, since languages and style books disagree on them.
PARTICLES = word_list(
    "de da di do dos das du del della dello degli la las los le van von der den ter ten zu zur zum af av al el "
    "bin binti binte ibn bint y e i st"
)

#: Those that a family name standing alone may begin with ("De Niro"); "Le" and "Al" are names themselves.
LEADING_PARTICLES = word_list("de da di dos das du del della van von der ter")

#: Forms of address that tell a woman, and a man.
FEMALE = word_list(
    "mrs ms miss dame lady baroness frau fru mme mlle madame senora sra srta dona doutora signora sigra signorina "
    "signa dottoressa dottssa profssa avvssa mevr mevrouw pani sheikha smt tmt"
)
MALE = word_list("mr sir lord baron herr hr monsieur senor signor signore dhr meneer shri thiru")

#: Chinese, Japanese and Korean words after a person's name.
CJK_HONORIFICS = ("先生", "女士", "博士", "教授", "さん", "様", "氏", "씨", "님")

#: Japanese words after a family name.
JAPANESE_HONORIFICS = word_list("さん 様 氏")

#: Posts that Chinese, Japanese and Korean papers put behind a name, as they end; with a blank before them they are none
#: of it. Characters as the mainland writes them.
CJK_POSTS = frozenset(
    composed(
        "社長 会長 専務 常務 取締役 部長 代表 頭取 理事 理事長 教授 委員 総裁 院長 校長 所長 "
        "董事长 总裁 总经理 行长 主席 董事 院长 校长 主任 局长 首席 先生 女士 博士 "
        "행장 사장 회장 대표 전무 상무 이사 총장 원장 청장 본부장 부사장 부회장"
    ).split()
)
