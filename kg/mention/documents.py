"""Titled texts and titled activities: what stands in 《》, and plans and rules named without brackets."""

import re
from collections.abc import Iterator

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span

TITLED = re.compile(r"《([^《》\n]{2,60})》")
STUDIED = re.compile(
    r"课题(?:研究|项目|名称|题目|立项|结题|开题|申报|如下|分别|各|[有是为]|\d+[项个])*+[:：—-]*+(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）.、])?$"
)
"""A title behind 课题 is that of research under way, and no document."""
BESIDE = re.compile(r"(?:《[^《》]*》[、，,和及与；;\s\d.()（）]*+)+$")
"""The titles of a list before the one at its end."""
UNDER_WAY = re.compile(
    r"》[”\"]?(?:[(（][^()（）]{0,16}[)）])?(?:一题|这一|等)?(?:[\d一二三四五六七八九十两]+[项个])?(?:的?(?:省|市|县|区|州|国家|校)级)?(?:子|小|重点|规划|立项)?课题(?!组|研究报告|报告|论文|成果)"
    r"|》[^《》。；;,，:：]{0,12}(?:立项|结题|开题)|》[^《》。；;,，:：]{0,6}(?:列[为入]|立为|定为|获批|申报|确定为)[^《》。；;,，:：]{0,12}课题"
)
"""What behind a title tells that it is one of research: 《…》课题, 《…》顺利结题."""
PRINTED = re.compile(r"(?:发表|刊登|刊载|转载|登载|刊发)[于在到]$|刊于$|登上$")
"""A title behind 发表于 is that of a periodical."""
BARE = re.compile(
    r"(?:出台|印发|制定|制订|下发|修订|编制|颁布|起草|拟定|推出(?=[^,，。；;]{2,16}清单)|公布(?=[^,，。；;]{2,16}清单))"
    r"(?:实施|完善|健全|并?完善|并实施|并下发|并印发)?了?"
    r"([^,，。；;：:《》、“”\n]{4,40}?(?:实施方案|工作方案|实施意见|指导意见|管理办法|暂行办法|实施细则|评估细则|发展规划|三年规划"
    r"|行动方案|应急预案|紧急预案|方案|办法|细则|规划|意见|章程|条例|规程|预案|纲要|制度汇编|(?:减负|惠民|任务|责任|负面|权责|事项|实事|目录|问题)清单))(?![^,，。；;、\n]{0,2}(?:编制|制定))"
)


DECISION = re.compile(r"(关于(?:表彰|授予|命名)[^,，。;；《》\n]{4,50}?的(?:决定|通报))$")
"""The title of a decision, which its line ends with."""


@gated(TITLED, DECISION, BARE)
def propose_documents(sentence: Sentence) -> tuple[Candidate, ...]:
    """The titled texts spoken of in a sentence; the span leaves the brackets 《》 out."""
    shift = sentence.span.start
    return tuple(
        Candidate(
            Kind.PROGRAMME if is_studied(sentence.folded, start, end) else Kind.DOCUMENT,
            Span(start + shift, end + shift),
            score,
            rule,
        )
        for start, end, score, rule in find_titles(sentence.folded)
    )


def is_studied(folded: str, start: int, end: int) -> bool:
    """Whether a title is that of research, by what stands before and behind it.

    >>> is_studied("市级课题《食育》立项", 5, 7), is_studied("主持的《食育》课题获奖", 4, 6), is_studied("论文《食育》发表", 3, 5)
    (True, True, False)
    """
    lead = BESIDE.sub("", folded[:start].removesuffix("《"))
    return STUDIED.search(lead) is not None or UNDER_WAY.match(folded, end) is not None


def find_titles(folded: str) -> Iterator[tuple[int, int, float, str]]:
    """Spans, scores and rules of titles in folded text."""
    for match in TITLED.finditer(folded):
        if PRINTED.search(folded, 0, match.start()):
            continue
        yield *match.span(1), 0.97, "document-titled"
    if decision := DECISION.search(folded.rstrip()):
        yield *decision.span(1), 0.97, "document-decision"
    for match in BARE.finditer(folded):
        yield *match.span(1), 0.92, "document-bare"
