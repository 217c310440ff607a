"""A small journey over each channel, for the tests of its form."""

HEAD = """\
title: A small journey
customer:
  name: Ann Lee
  about: You are {name}.
  facts:
    account_number: {label: account number, value: "7734 09 128851"}
    story: {label: what has happened, told: true}
  desk:
    bill: |
      MERIDIAN BROADBAND

      Account          {account_number}
      Amount due       41.50
start: {at: "2026-03-30 14:03", go: FIRST}
"""
COMPANY = """\
name: Meridian
lines: {customer_line: by_phone}
teams:
  ivr: {automated: true}
  bot: {label: Meri, automated: true}
  support: {label: Customer care}
  letters: {label: Letters, hours: "Mon-Fri 09:00-17:00", holidays: GB-ENG}
  shop: {label: High Street shop}
queues:
  support: {calls_per_hour: 160, handling_time: 6m, agents: 13, patience: 20m}
"""
BY_PHONE = "by_phone: {team: ivr, announce: Our lines are closed., then: done}\n"
WRITTEN = (
    """\
write: {team: letters, channel: CHANNEL, write: {fact: story, say: Write to Meridian.},
  answers: {at_once: {after: 1m, go: machine}, their_answer: {after: 3 working days, go: answer}}, then: weeks}
machine: {team: ivr, channel: email, read: Do not reply to this message., subject: We have your message,
  automatic: true}
weeks: {wait: {for: 3 weeks}, instead: {ring: {go: by_phone, label: Ring them}}, then: done}
answer: {team: letters, channel: CHANNEL, then: done, read: "Dear customer,\\n\\nthank you for
  writing to us. We take every letter to heart. Your line was looked at on Tuesday and nothing was found that would
  explain what you describe, and so we have closed the matter.\\n\\nYours sincerely\\n\\n\
Customer Relations"}
"""
    + BY_PHONE
)
LETTERS, EMAILS = WRITTEN.replace("CHANNEL", "letter"), WRITTEN.replace("CHANNEL", "email")
CHAT = (
    """\
bot: {team: bot, channel: chat, talk: [{agent: "Hi! I am Meri. I can help with anything.", generic: true},
  {ask: {fact: story, say: What has happened?}}], then: article}
article: {team: bot, channel: chat, read: "Article 114: How to restart your router.", article: "114", then: help}
help: {choose: Did that help?, options: {no: {go: agent, label: "No"}, yes: {go: done, label: "Yes"}}}
agent: {team: support, channel: chat, talk: [{agent: "Hello, how may I provide you with excellent service today?"},
  {ask: {fact: account_number}}, {you: I gave that to the bot a minute ago.}, {agent: Have you read article 114?}],
  then: done}
"""
    + BY_PHONE
)
POST = (
    """\
post: {team: support, channel: social, write: {fact: story, say: Write a post., seen_by: {1h: 40, 1 day: 310}},
  answers: {a: {after: 3h, go: reply}}, then: a_day}
reply: {team: support, channel: social, signed: initials, private: true,
  read: "We are sorry to hear this! Please send us a private message with your account number. ^TK"}
a_day: {wait: {for: 2 days}, then: done}
"""
    + BY_PHONE
)
COUNTER = (
    """\
go_there: {team: shop, visit: {travel: 25m, say: You take the bus into town.}, then: counter,
  closed: {say: The shop is closed., then: done}}
counter: {team: shop, channel: in person, looks_up: false,
  talk: [{ask: {fact: story}}, {agent: We only sell them.}, {ask: {fact: account_number}}, {hold: 6s},
  {agent: There is a number on the back of your bill.}], then: done}
"""
    + BY_PHONE
)
FIRST = {LETTERS: "write", EMAILS: "write", CHAT: "bot", POST: "post", COUNTER: "go_there"}


def made(touchpoints: str, company: str = COMPANY) -> dict[str, str]:
    """What `staged.live` needs to make a scenario of these touchpoints."""
    return {"touchpoints": touchpoints, "company": company, "head": HEAD.replace("FIRST", FIRST[touchpoints])}
