"""Wordings of moves that tell where somebody left too: 李晓兰离开云桥小学,去望江中学当了副校长; 把李晓兰调回望江中学,任书记."""

import re

from kg.gate import Gate

TITLE = r"(?:同志|老师|先生|女士|教授|校长|副校长|园长|主任|J)?"
WAY = r"[^SGUOPJ,;。]"
LEFT = r"(?:离开|告别|辞别|作别|阔别|卸下|卸任|卸去|辞去|辞掉|不再(?:担任|兼任|任))"
TAKES = r"(?:当上|当|担任|出任|兼任|接任|就任|改任|任|做|挂职|主持)(?:了|起|着)?"
ARRIVES = r"(?:去到?了?|到了?|奔?赴|前往|来到|转到|转入|调到了?|调往|调至|调入|调去|调回|交流到了?|交流至|回到|走进|派到|派往|派驻)"
MOVES = rf"(?:改任|转任|调任|升任|接任|就任|{TAKES})"
STOPS = r"(?=[,;。()]|$)"
WORK = rf",?(?:并|就|便|又|改行|在那[里边儿])?{TAKES}{WAY}{{0,4}}"
WORDINGS = (
    # P离开S1,去了S2; P卸下S1副校长,去S2当了校长
    re.compile(
        rf"(?P<who>P){TITLE}[^SGUOP;。]{{0,14}}?{LEFT}了?{WAY}{{0,14}}?R?[SGUO]的?{WAY}{{0,8}}J?{WAY}{{0,6}},?{WAY}{{0,6}}?"
        rf"{ARRIVES}R?(?P<body>[SGUO])(?:{WAY}{{0,4}}?{WORK}(?P<role>J)|{STOPS})"
    ),
    # P辞去S1副校长一职,任S2校长
    re.compile(
        rf"(?P<who>P){TITLE}[^SGUOP;。]{{0,14}}?{LEFT}了?{WAY}{{0,6}}R?[SGUO]的?{WAY}{{0,4}}J(?:[、兼]J)*{WAY}{{0,6}},{WAY}{{0,6}}?"
        rf"{MOVES}R?(?P<body>[SGUO])的?{WAY}{{0,4}}(?P<role>J)"
    ),
    # 免去P的S1副校长职务,改任S2校长
    re.compile(
        rf"免去(?P<who>P){TITLE}的?{WAY}{{0,6}}R?[SGUO]的?{WAY}{{0,4}}J(?:[、兼]J)*{WAY}{{0,6}},{WAY}{{0,6}}?{MOVES}R?(?P<body>[SGUO])的?{WAY}{{0,4}}(?P<role>J)"
    ),
    # 把P调回S,任书记
    re.compile(
        rf"(?:把|将)(?P<who>P){TITLE}(?!的){WAY}{{0,8}}?(?:(?:从|由)R?[SGUO]{WAY}{{0,4}})?"
        rf"(?:调回|调到|调入|调至|调任|派到|派往|派驻|安排到|请到|请回|抽调到|交流到|选派到|借调到|分配到|转到)了?R?(?P<body>[SGUO])(?:{WORK}(?P<role>J))?"
    ),
    # S换了校长,P从S1调来
    re.compile(
        rf"(?P<body>S){WAY}{{0,8}}?(?:换了|换上了?|来了|迎来了?|新来|调来|有了){WAY}{{0,6}}?(?P<role>J),(?P<who>P){TITLE}(?=从|由|原|此前|之前|来自)"
    ),
    # P当校长的S
    re.compile(r"(?P<who>P)(?:当|任|做|担任)(?P<role>J)的R?(?P<body>S)"),
)
"""Who goes where, and to which post."""
GATE = Gate(
    re.compile(
        "离开|告别|辞别|作别|阔别|卸|辞去|辞掉|不再|免去|调[回到入至任]|派[到往驻]|安排到|请[到回]|[抽选借分]|换了|换上|来了|迎来|新来|调来|有了|的"
    )
)
LEAVING = r"离开|告别|辞别|作别|阔别|卸下|卸任|卸去|辞去|辞掉|不再(?:担任|兼任|任)?|免去|前任"
"""Words of leaving, which take nothing back of where somebody goes."""
