"""The words by which ties between bodies are told in free wording, and lists of bodies."""

import re

from kg.gate import lead
from kg.model import Predicate, Sentence
from kg.relate.claims import Hit
from kg.relate.passage import AND, COUNT, NOTE

CUE = lead(
    r"亲戚|亲家|[认攀]了?亲|联合|教研|交流|另结|结[对为成下亲上的“\"]|缔|姊妹|姐妹|友好|手拉手|牵|联姻|共建|合办|联办|合作|帮|对口|对接|互[访派]|签|协议|约|谈妥|敲定|达成|订单|基地|对子|认下|甲方|乙方|拜|同课|朋友|伙伴|协作"
)
BODY = r"[SGUO]"
RUN = rf"{BODY}{NOTE}(?:{COUNT}{AND}{BODY}{NOTE})*"
DEAL = r"协议书?|协定|合同|备忘录|意向书|约定|合约|新约|之约|协作书|共建书|结对书|[一两三四]纸|合作事宜"
TIE = re.compile(
    rf"结(?:成|为|下|对|亲|了对|上了?对)|另结|结[“\"][^“”\"SGUOP]{{1,8}}[”\"]|缔结|缔约|姊妹[校园学]|友好(?:学校|关系|园|校)|手拉手|牵(?:手|起了?手|了手)|联姻|共建(?!共享)|合办|联办|联合办学|合作(?:办|共建|关系|开展|开设|培养|协议|建)|"
    rf"(?:签|订立|定了|订了|续签|订下|定下|互签|换)[^,;。SGUO]{{0,16}}?(?:{DEAL}|结对)|签(?:约|了约|的字|字|下|订|署)|(?:{DEAL})[^,;。SGUO]{{0,4}}(?:已经|已|也)?签|"
    r"的亲戚|[结认攀]了?亲|签的约|对口(?:支援|帮扶|协作|帮带|合作)|帮扶(?:关系|协议|校|结对)|订单(?:班|式?(?:培养|教育))|联合培养|实[习践训]基地|对子|谈妥|敲定|达成[^,;。]{0,4}(?:合作|协议|约定)|互派|互为|共学共研|同课|学分互认|(?:教学|校际|教研)交流|联片教研|联合(?:开展|攻关|实施|打造)|合作(?:实施|打造|推进|培育)|(?:开办|合开|开设|办了?(?!学))[^,;。]{0,10}班|贯通培养|签[^,;。SGUO]{0,16}?约(?=$|[,;。 ])"
)
NO_TIE = re.compile(
    r"没有(?:签|落|形成|揭)|没(?:签|谈|成)|未(?:签|落|续|能|达)|终止|解约|废止|作废|不再|散了|到期后|洽谈|谈过|协商|商谈|交换了?意见|口头|网传|传闻|误|接待|参观|打算|比赛|联合(?:印发|下发|发文|组织|召开|发布|表彰)|来访|邀请|合作交流|合作学习|小组合作|合作探究|家校合作|与[^,;。]{0,6}无关|婉|询问|问|邻居|相邻|同样|相比|除外|是否|中途退出|中断|中止|暂停"
)
OF_STAFF = re.compile(r"的[^,;。P]{0,8}(?:老师|教师|同学|学生|师生|P)")
"""Behind the other of two: that one of its teachers is meant, and not the school."""
CLEFT = re.compile(r"的?(?:对子|关系)?的[,，]?(?:就|正|则|还|也|便|乃)?[是为有]")
"""Behind a tie without a subject: who ties is told next, and is nobody told before (和甲校结对|的,是乙校)."""
FOUNDED = re.compile(r"结(?:成|为)了?(?:一个)?$")
FOUNDS = re.compile(
    r"(?:的手)?[^,;。SGUOP]{0,8}(?:成立|组建|办起|创办|建起|组成|搭起|建立)了?[^,;。SUOP]{0,8}(?:G|集团|联盟|共同体)"
)
"""Behind schools that another leads by the hand: that they found a group."""
UNVEILED = re.compile(r"揭牌|授牌|挂牌")
LONGEST_UNVEILED = 4
"""What two schools have in common that become part of a third's group, and no ties of each other."""


def are_partners(hit: Hit, sentence: Sentence) -> bool:
    """Whether several bodies are partners of each other, and not celebrated together by another: 甲集团举行|乙分校、丙小学|签约揭牌仪式."""
    shift = sentence.span.start
    behind = sentence.folded[hit.slots["s"].span.end - shift : hit.chunks[hit.last].span.end - shift + LONGEST_UNVEILED]
    return len(hit.slots["s"].members) > 1 and UNVEILED.search(behind) is None and not founds_group(hit)


def founds_group(hit: Hit) -> bool:
    """Whether what several schools become is named behind the verb, a group: 甲校与乙校结为|滨河学区."""
    after = hit.chunks[hit.trigger + 1 : hit.trigger + 4]
    named = next((chunk for chunk in after if chunk.members), None)
    return FOUNDED.search(hit.chunks[hit.trigger].words) is not None and named is not None and named.code == "G"


def tells_ally(hit: Hit, sentence: Sentence) -> bool:
    """Whether a tie that leaves its subject out is followed by it: 和望江中学结成对子的,是后山小学."""
    if hit.pattern.predicate is not Predicate.PARTNERS_WITH or "s" in hit.slots:
        return False
    return CLEFT.match(sentence.folded, hit.chunks[hit.last].span.end - sentence.span.start) is not None
