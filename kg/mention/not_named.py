"""What makes no name of characters that could be one: a village, the head of the verb behind it, what quotation marks close."""

import re

from kg.name_parts import load_village_ends

# Verbs and other words that stand behind a person much more often than behind anything else that looks like a name.
BEHIND = re.compile(
    r"(?:同时|分|同|双|并|也|均|都|先后|分别|还|又|则|曾|已|再|一举|两次|双双|各|共同|亲自|最终|主动|正在|率先|认真|即将|将要|拟将|将|拟|仍|现|又将|将于|也将)?"
    r"(?:荣?获|兼任|兼|连任|被评|被授|被聘|被选|被命|获评|喜获|斩获|主持|撰写|执教|主讲|说|讲话|讲述|介绍|出席|指导|发言|当选|入选|入围|任|担任|带领|带队|宣布|宣读|汇报|"
    r"致辞|作了|作报|作题|作专|作总|作为|调入|调任|调离|退休|辞任|辞去|卸任|离任|领衔|牵头|参赛|赛|作先|参加|参与|结为|上台|上任|上示范|表示|指出|强调|认为|负责|捐|领奖|到会|到校|莅临|一行|来校|来访|出任|接任|继任|"
    r"夺得|摘得|考取|考入|考上|毕业|入职|登榜|上榜|荣膺|捧回|捧得|摘走|摘下|拿下|拿到|揽下|登顶|夺冠|组队|搭档|联手|到场|到任|顶上|接手|接棒|兼着|凭|回(?=[县市区省镇][一-鿿]{2,6}(?:任|当|工作))|以[\d一优]|各[一两二三]|\d{1,2}(?:月|岁)|在(?=[^,，。;；]{2,36}?(?:[荣夺摘捧赢斩获]|拿[下到]|脱颖))|改任|原(?:是|任|系)|转任|升任|调往|调到|转到|留任|续任|来自|取得|赢得|收获|评上|评获|评选为|晋[为升级]|名列|位列|位居|列第|跻身|捧走|夺金|夺魁|折桂|问鼎|打破|勇夺|荣登|登上|登在|走上|站上|带来|送来|领走|合[作做写编]|作(?:现场|公开|示范|专题|主题|经验|典型|大会|交流|主旨|点评|工作)|(?:由|从)(?=[^,，。;；]{2,16}(?:调|转任|升任|考入|毕业))|的(?:论文|课题|课例|案例|作品|文章|课|先进)|为(?:组长|校长|主任|书记|我|校|党|区|市|省|县|国|(?=[^,，。;；]{2,14}(?:校长|园长|主任|书记|局长|组长|理事长)))|的(?:校长|园长|主任|书记|局长)?职务|等\d*[一二三四五六七八九十两]*[余多几]?[人名位个]|[一二三四五六七八九十两三\d]+(?:[人名位]|个(?:孩子|学生|同学|人))|父[子女]|母[子女]|夫[妇妻]|姐妹|兄弟|师徒)"
)
SHARING = re.compile(r"(?:、[一-鿿]{2,3}){0,6}[、和与及][一-鿿]{2,3}(?:小学|中学|学校|幼儿园|完小|教学点)")
"""Behind a name like a village's: the villages whose schools share a class word (王集、赵楼小学)."""
POST = re.compile(r"(?:教师|老师|校长|园长|主任|书记|局长|院长|同志|同学|学生|党员)")
HEAD = re.compile(r"(?:校长|园长|主任|书记|局长|院长)")
BEFORE_POST = frozenset("老副原总")
# No given name ends so where the sentence goes on: 吕丽|在致辞中.
ENDING = frozenset("回赴到在于由从凭被把对与则是也都亦")
GOES_BEHIND = re.compile(r"[一-鿿“\"‘《\d]")
SPEAKS = re.compile(r"[说答问道][:,，“\"]")
"""What somebody says is no part of a name (逄姗|说:)."""
FOR = frozenset("为向将以给")
"""These end a given name only where a title or a verb of persons follows (李有为老师, but 曾丹|为集团颁奖)."""
OPENING, CLOSING = frozenset('“"「'), frozenset('”"」')
COINED = re.compile(r"[“\"「](?=[一-鿿]{4,6}$)[一-鿿]*$")
LONGEST_COINED = 7
"""No match of COINED begins so many characters before the name or more."""


def is_no_name(folded: str, middle: int, end: int, *, titled: bool) -> bool:
    """Whether a given name makes the whole a village (孔家岗, 闫庄) or takes the head of the verb behind it (宗政海兼|任)."""
    ends = load_village_ends()
    village = (folded[middle] == "家" and folded[end - 1] in ends) or folded[middle:end] in {"庄", "村", "屯"}
    village = village or (folded[middle:end] in ends and SHARING.match(folded, end) is not None)
    if village and not titled:
        return True
    if folded[middle:end] == "小" or (end - middle > 1 and SPEAKS.match(folded, end - 1)):
        return True
    if end - middle > 1 and folded[end - 1] in ENDING and GOES_BEHIND.match(folded, end):
        return True
    if end - middle > 1 and "一" <= folded[end : end + 1] <= "鿿":
        if folded[end - 1] in FOR and not BEHIND.match(folded, end) and not POST.match(folded, end):
            return True
        if folded[end - 1] in BEFORE_POST and HEAD.match(folded, end):
            return True
    verb = BEHIND.match(folded, end - 1) if end - middle > 1 else None
    return verb is not None and len(verb.group()) > 1


def is_quoted(folded: str, start: int, end: int) -> bool:
    """Whether quotation marks hold nothing else: so a choir or a course is called, and hardly ever somebody (“石韵”合唱团)."""
    return folded[start - 1 : start] in OPENING and folded[end : end + 1] in CLOSING and start > 0


def is_coined(folded: str, start: int, end: int) -> bool:
    """Whether a short coinage in quotation marks ends in what looks like a name (“百年|朱子娃”)."""
    return folded[end : end + 1] in CLOSING and COINED.search(folded, max(0, start - LONGEST_COINED), end) is not None
