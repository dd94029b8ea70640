"""Periods before Immigration and the Torture Claims Appeal Board."""

import datetime as dt

from cases.rules.closed_days import Forum
from cases.rules.limits import Basis, TimeLimit, Unit

PART_VIIC = dt.date(2012, 12, 3)  # Part VIIC Cap.115 came into force

SCREENING = (
    TimeLimit(
        code="NCF_RETURN",
        version=1,
        name_en="Claim form returned to Immigration",
        name_zh="向入境處交回聲請表格",
        source="Non-refoulement Claim Form, edition 05/2019; s.37Y Cap.115",
        effective_from=PART_VIIC,
        period=28,
        unit=Unit.DAYS,
        basis=Basis.ISSUED,
        forum=Forum.STATUTORY,
        verified=False,
        extendable="In writing before it ends, for special circumstances where refusal would be unjust.",
        extendable_zh="須於屆滿前以書面申請，只在特殊情況而拒絕會造成不公時批准。",
        notes="Sources after 2021 disagree. The date printed on Immigration's request goes before this sum.",
        notes_zh="2021年後的資料不一致。以入境處要求書上所印日期為準。",
    ),
    TimeLimit(
        code="TCAB_NOTICE",
        version=1,
        name_en="Notice of Appeal to the Board",
        name_zh="向上訴委員會提交上訴通知書",
        source="s.37ZS(1) Cap.115",
        effective_from=PART_VIIC,
        period=14,
        unit=Unit.DAYS,
        basis=Basis.SERVED,
        forum=Forum.STATUTORY,
        extendable="Late filing (s.37ZT), for special circumstances; asking ahead does not stop the clock.",
        extendable_zh="可根據第37ZT條以特殊情況申請逾期提交；預先申請不會停止計時。",
    ),
    TimeLimit(
        code="TCAB_HEARING_NOTICE_STD",
        version=1,
        name_en="Notice of hearing before the Board, standard",
        name_zh="上訴委員會聆訊通知（標準）",
        source="Part VIIC Cap.115 as amended in 2021",
        effective_from=PART_VIIC,
        period=28,
        unit=Unit.DAYS,
        basis=Basis.HAPPENED,
        forum=Forum.STATUTORY,
        runs_back=True,
        is_critical=False,
        extendable="The Board may shorten it, to 7 days at the least.",
        extendable_zh="委員會可縮短，但不得少於7天。",
    ),
    TimeLimit(
        code="TCAB_HEARING_NOTICE_MIN",
        version=1,
        name_en="Notice of hearing before the Board, shortest",
        name_zh="上訴委員會聆訊通知（最短）",
        source="Immigration (Amendment) Ordinance 2021",
        effective_from=dt.date(2021, 8, 1),
        period=7,
        unit=Unit.DAYS,
        basis=Basis.HAPPENED,
        forum=Forum.STATUTORY,
        runs_back=True,
        is_critical=False,
    ),
)
