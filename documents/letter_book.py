"""The letters a new house starts with; staff go on from here in the browser."""

from documents.rules.merge_fields import EN, ZH

LETTERS = (
    {
        "code": "LET-001",
        "name_en": "Appointment",
        "name_zh": "約見通知",
        "facts": [
            "client_name", "client_reference", "appointment_on", "appointment_time", "appointment_place",
            "meet_with", "interpreter", "bring",
        ],
        "texts": {
            EN: (
                "Your appointment with us",
                "We have made an appointment for you. Please come ten minutes early.\n\n"
                "[facts]\n\n"
                "> **If you cannot come, tell us as soon as you can.** We will find another time. "
                "It does not count against you.\n\n"
                "You may bring somebody you trust. The service is free. We tell nobody that you come to us.",
            ),
            ZH: (
                "約見通知",
                "我們已為你安排約見，請提早十分鐘到達。\n\n"
                "[facts]\n\n"
                "> **如未能前來，請盡快告訴我們。**我們會另約時間，你不會因此受到影響。\n\n"
                "你可與信任的人同來。服務免費。我們不會向任何人透露你曾到訪。",
            ),
        },
    },
    {
        "code": "LET-002",
        "name_en": "Confirmation that we assist",
        "name_zh": "協助證明",
        "facts": ["addressee", "client_name", "birth", "client_reference"],
        "texts": {
            EN: (
                "Confirmation of assistance",
                "We confirm, with the agreement of the person named below, that our centre assists them.\n\n"
                "[facts]\n\n"
                "> **Please reply to us, not to their phone.** Others may answer it. Do not leave messages.\n\n"
                "Nothing in this letter says more than they agreed to share. Please tell us if you need anything "
                "else, and we will ask them first.",
            ),
            ZH: (
                "協助證明",
                "經下述人士同意，我們確認本中心現正為其提供協助。\n\n"
                "[facts]\n\n"
                "> **請直接回覆本中心，切勿致電當事人。**電話或由他人接聽，請勿留言。\n\n"
                "本信只載有當事人同意披露的資料。如需其他資料，請與我們聯絡，我們會先徵求其同意。",
            ),
        },
    },
)  # fmt: skip
