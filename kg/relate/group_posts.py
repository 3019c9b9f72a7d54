"""Posts of the group that speaks, told without its name: 李晓兰任集团教学部主任, 望江中学李晓兰任德育部主任."""

import re

IN_GROUP = re.compile(
    r"(?:任|为|做|当)(?:了|起|着)?(?:(?:教育|名校)?(?:集团|学区|联盟|共同体)的?)?(?:[一-鿿]{1,4}[部处室办组]|[一-鿿]{2,4}中心)?$"
)
"""Between a person and a post: that it is one of the group that speaks, or of a part of it."""
WHOLE = re.compile(r"集团|学区|联盟|共同体")
PART = re.compile(r"(?:教学|德育|教研|培训|事务|督导|发展|后勤|宣传|管理)(?:部|处|中心|办公室)")


def is_of_group(way: str, role: str, *, moved: bool) -> bool:
    """Whether a post is one of the group that speaks: told with 集团, or with a part of it of somebody who has `moved` there from a school.

    >>> is_of_group("担任集团教学部", "主任", moved=False), is_of_group("任", "德育部主任", moved=True)
    (True, True)
    >>> is_of_group("任", "德育部主任", moved=False)
    False
    """
    whole = IN_GROUP.search(way) is not None and WHOLE.search(way + role) is not None
    return whole or (moved and PART.search(way + role) is not None)
