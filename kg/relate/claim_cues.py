"""The words and shapes by which a claim is told to be a plan, to be a fact after all, or not to be so, compiled once."""

import re
from collections.abc import Mapping
from functools import cache

from kg.heading_words import load_plan_words
from kg.record import record
from kg.rules import alternate, read_cues

CUES = (
    "achieved", "built", "called", "coming", "denied", "done", "entered", "expiry", "funds", "giver", "long", "misprint",
    "needed", "next", "nobid", "nodenial", "noun", "nounon", "paper", "pending", "purpose", "readied", "refused", "state",
    "thought",
)  # fmt: skip
AWAITED = re.compile(r"(?:待|等到?|视)(?=[^,，。；;]{1,16}(?:[之以]?后|情况|时机|成熟|到位|批准|批复))")
RESOLVED = re.compile(
    r"(?<![据按照求依])(?<!根据)(?<!应上级)(?:要求|号召|督促|责成)(?=(?:各|全[市县区体镇乡州]|所有|学校|教师|老师|广大|他们|大家|我们)[^,，。；;]{0,10}?(?:[要须认真扎实积极全切深加严继进开实推把做抓建强落]|组织))"
    r"|(?:会议|会上|会|常务会|办公会)(?:还|一致|原则|原则上|研究|讨论)?(?:决定|同意|议定|要求|部署)(?![。;；、的和])(?![,，](?![将把]))(?![^,，。；;]{0,6}(?:授予|表彰|命名|任命|聘任|通报))"
    r"|(?:会议|会上)(?:还)?强调,?(?=要|各)|同意,?(?=[由将把]|新建|改建|扩建|迁建|组建|撤销|合并)"
)
LISTED = re.compile(r"列入[^,，。；;]{0,12}计划")
LAID_OUT = re.compile(
    r"(?<![划编总详控发展照据按该本此的业育])规划(?=(?:在|于)[^,，。；;]{1,20}?(?:建|迁|扩|布局|设置)|[迁扩改重]建|[异易]地|布局(?:一|1)所)"
)
"""规划 as what somebody does: 规划在城南迁建望江小学."""
ASKED = re.compile(
    r"(?:关于[^。；;]{2,60}?的(?:建议|提案|议案|诉求|来信|咨询|问题)|[您你]们?[^。；;]{0,40}?(?:提出|反映|提交|所提|提|咨询)的[^。；;]{2,70}?)[^,，。；;]{0,8}[,，]?(?:已经?)?(?:收悉|收到|[移转]?交(?:我|由)[^,，。；;]{0,10}办|现[将就]?[^,，。；;]{0,10}[答回]复)"
    r"|(?:[您你]们?|代表们?|委员们?)(?:在[^,，。；;]{0,12})?(?:提到|指出|反映|建议|提出|认为)[,:，：][^。]{2,160}"
)
"""What is asked for by those whom the text answers: 您提出的关于扩建望江小学的建议收悉; 您在建议中提到,…."""
REQUESTED = re.compile(
    r"(?:请求|恳请|提请|希望|建议)[^。;；:：]{0,24}?(?:以下|如下|下列|[几一二三四五两\d][个点项条])[^。;；:：]{0,10}[:：]"
)
"""What opens a list of what is asked of others: 请求市政府支持解决以下问题:一是…."""
PROPOSED = re.compile(r"(?<!经)(?:推荐|提名)(?=[^,，。；;、获评授]{2,14}为)")
"""What is put forward for a title: 推荐城关小学为市级示范校."""
SHOULD = re.compile(r"本(?:应|该|来要|来该)(?:当)?由?[^,，。；;]{1,24}?(?=改由|改为|却|[,，。；;]|$)")
"""What was to be done by another: 本应由甲校承办的运动会改由乙校承办."""

DROPPED = re.compile(
    r"(?:原|原本|本来)(?:拟|定|计划|打算|准备|想)(?:于|在|由)?[^,，。；;]{1,36}(?:[,，](?:[^,，。；;]{0,24}[,，])?)?[^,，。；;]{0,8}?"
    r"(?:不动|不再|不并|不撤|不搬|不建|暂不|暂缓|作罢|取消|搁浅|搁置|未实施|未成|没有?[成并撤搬建])"
)
"""What was meant to be and is not done: 甲校原拟并入乙校,因未获通过,本轮不动."""


@record
class ClaimCues:
    """The patterns of the cues; `turns` are operators of more than one word, the sets are words that may be operators or not."""

    turns: Mapping[str, re.Pattern[str]]
    coming: re.Pattern[str]
    achieved: re.Pattern[str]
    noun_before: re.Pattern[str]
    noun_after: re.Pattern[str]
    thought: re.Pattern[str]
    gained: re.Pattern[str]
    denied: re.Pattern[str]
    no_denial: re.Pattern[str]
    pending: re.Pattern[str]
    done: re.Pattern[str]
    purpose: frozenset[str]
    long: frozenset[str]
    expiry: frozenset[str]


@cache
def load_claim_cues() -> ClaimCues:
    """The patterns of `ontology/terms/claim_words.csv`; RulesError for a cue that is not known."""
    words = read_cues("terms/claim_words.csv", CUES)
    word = {cue: alternate(listed) for cue, listed in words.items()}
    return ClaimCues(
        turns=compile_turns(word, words["nobid"]),
        coming=re.compile(
            rf"将(?:(?=[^,，。；;、]{{0,14}}(?:{word['coming']}))|(?=与[^,，。；;、]{{1,12}}(?:合作|结对|签|共建|合并)|{word['next']}))"
        ),
        achieved=re.compile(word["achieved"]),
        noun_before=re.compile(rf"(?:{word['noun']})$"),
        noun_after=re.compile(rf"[\s,，。;；、的”》\")）]|{word['nounon']}|$"),
        thought=compile_thought(word["thought"], word["state"]),
        gained=re.compile(
            rf"了|到|[“\"][^”\"]{{1,14}}[”\"](?:{word['giver']})?(?:{word['funds']})|(?:{word['giver']})[^,，。；;]{{0,10}}?(?:{word['funds']})"
        ),
        denied=re.compile(word["denied"]),
        no_denial=re.compile(word["nodenial"]),
        pending=re.compile(rf"[^,，。；;]{{0,10}}?(?:{word['pending']})"),
        done=re.compile(
            r"(?:,(?=(?:目前|现|均|都|全部|现均)?已))?[^,，。；;将拟争确望预计划]{0,20}(?:[已均都]|(?=提前|如期|按期|全部))"
            rf"(?:经|于[^,，。；;]{{1,8}})?(?:在全[省市县区校园])?(?:全部|正式|顺利|如期|按期|提前)*(?:{word['done']})"
        ),
        purpose=words["purpose"],
        long=words["long"],
        expiry=words["expiry"],
    )


def compile_turns(word: Mapping[str, str], no_bid: frozenset[str]) -> dict[str, re.Pattern[str]]:
    """The operators of more than one word."""
    unless_before = "".join(f"(?<!{one.removesuffix('要')})" for one in sorted(no_bid) if one.endswith("要"))
    unless_after = alternate(one.removeprefix("要") for one in no_bid if one.startswith("要"))
    return {
        "awaited": AWAITED,
        "afterwards": re.compile(rf"(?:{word['built']})[之以]?后,?(?:还|也)?(?:可|能|将|预计)"),
        "bidden": re.compile(rf"{unless_before}要(?!{unless_after})"),
        "resolved": RESOLVED,
        "listed": LISTED,
        "provided": re.compile(
            rf"(?:{word['needed']})[^,，。；;]{{0,10}}?(?:{word['readied']})[之以]?后,?(?:即可?|就可?|方可|才能?|立即|马上|再)"
        ),
        "laid": LAID_OUT,
        "asked": ASKED,
        "requested": REQUESTED,
        "wished": compile_wished(word["refused"]),
        "proposed": PROPOSED,
        "entered": re.compile(
            rf"(?:列入|纳入|写入|写进|列为|编入|进入|排进)了?[^,，。；;]{{0,14}}?(?:{word['entered']}"
            r"|(?:政府|投资|建设|改造|布局|教育发展|明年|来年|十[一二三四五]五|\d{4}年)[^,，。；;]{0,20}?(?:计划|规划|项目|预算|清单))"
            rf"(?![之以]?后|[^。；;]{{0,30}}?(?:已经?|均|全部)[^,，。；;]{{0,8}}?(?:{word['built']}))"
        ),
        "withdrawn": re.compile(
            rf"(?:因[^,，。；;]{{1,10}}|影响而?|[后被最]终?|被迫|暂时|临时|宣布|遂|而|予以)(?:{word['called']})"
            r"|未能(?:如期|成行|实施|举办|举行|开展)|不再(?:实施|建设|推进)"
        ),
        "corrected": re.compile(
            rf"(?:上期|上一?次|此前|原)[^,，。；;]{{0,4}}(?:{word['paper']})(?:中)?(?:{word['misprint']})"
        ),
        "should": SHOULD,
        "dropped": DROPPED,
    }


def compile_wished(refused: str) -> re.Pattern[str]:
    """What is wished and, with its refusal, not done: 关于云山小学并入大桥小学的建议,…; 至于引进甲校托管乙校,…未能谈成."""
    return re.compile(
        r"(?:关于|至于|对于|针对)[^,，。；;]{2,60}?的?(?:建议|请求|诉求|呼吁|动议)(?=[,，:：])"
        rf"|(?:关于|至于|对于|针对|[您你](?!好))[^。；;]{{2,140}}?(?:{refused}|[条时][件机](?:还|尚|目前|暂)?不成熟|(?:暂|尚|还)?不具备[^,，。；;]{{0,8}}条件"
        r"|(?:暂不|不予|未予|未被|未获)(?:采纳|考虑|支持|批准|同意|通过|安排|列入)|(?:无法|难以|不宜|不能|暂缓)(?:实施|实行|落实|推行|安排|满足)|不符合[^,，。；;]{0,14}(?:规定|政策|要求|条件))"
    )


def compile_thought(nouns: str, states: str) -> re.Pattern[str]:
    """A noun behind a claim by which it is no more than spoken of: 云山小学并入大桥小学的方案正在征求意见."""
    return re.compile(
        r"[”\"]?(?:一事)?[等之]?(?:的|一事的)?(?:工作|前期|初步|相关|有关|具体)?"
        rf"(?:{nouns})(?![了得])[^,，。；;]{{0,8}}?(?:{states})"
    )


@cache
def compile_ahead() -> re.Pattern[str]:
    """What a list of things to be done begins with: 下半年,重点抓好四件事:1.….;2.…."""
    words = load_plan_words()["ahead"]
    return re.compile(
        rf"(?:{words}|(?:工作|奋斗|总体|主要|具体|年度|发展)(?=目标|指标)|20\d\d年度?(?=(?:主要|重点)?(?:工作)?(?:打算|计划|安排|思路)))(?![^:。;；]*(?:回顾|总结|完成情况))[^:。;；]{{0,28}}"
        r"(?:抓|做|办|推进|落实|干|目标|指标|打算|计划|工作|安排|重点|任务)[^:。;；]{0,16}[:：]"
    )
