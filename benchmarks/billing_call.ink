// A customer telephones an energy supplier about a bill that is far too high.
// Written for this benchmark. 15 scenes: 11 with a menu, 4 endings. Every loop is closed by a counter.
//
// billing_call.json was compiled from this file with inkjs 2.4.0 and its byte-order mark removed:
//   npx --yes --package=inkjs@2.4.0 inkjs-compiler -o billing_call.json billing_call.ink
//   sed -i '1s/^\xEF\xBB\xBF//' billing_call.json
//
// billing_call.md lists the same journey as tables. Keep the three files in step.

VAR rekeys = 0
VAR holds = 0
VAR transfers = 0
VAR temper = 0
VAR verified = false

-> greeting

=== greeting ===
Thank you for calling Alder Vale Energy. Press one for bills, or two for all our other services.
+ [Press one] -> account
+ [Press two] -> menu
+ [Say "adviser" three times]
    ~ temper = temper + 1
    -> hold

=== account ===
Please key in your twelve-digit account number. You have given it {rekeys} times on this call.
+ {rekeys < 4} [Key it in from the bill]
    ~ rekeys = rekeys + 1
    -> menu
+ {rekeys < 3} [Key it in from memory]
    ~ rekeys = rekeys + 1
    -> account
+ [Press hash to skip] -> hold
+ {rekeys >= 2} [Hang up] -> abandoned

=== menu ===
For your balance, press one. To query a charge, press two. To change your number, press three.
+ [Press one] -> balance
+ [Press two] -> hold
+ {rekeys < 2} [Press three] -> account
+ {temper >= 2} [Hang up] -> abandoned

=== balance ===
Your balance is 412 pounds and 60 pence, and it is overdue. Your last reading was our estimate.
+ {temper < 3} [Listen again]
    ~ temper = temper + 1
    -> balance
+ {temper < 4} [Go back to the menu]
    ~ temper = temper + 1
    -> menu
+ [Ask for a person] -> hold
+ {temper >= 2} [Hang up] -> abandoned

=== hold ===
All our advisers are busy. We have thanked you {holds} times for waiting, and do so again.
+ [Wait until somebody answers]
    ~ holds = holds + 1
    -> adviser
+ {holds < 2} [Put the phone on the table]
    ~ holds = holds + 1
    -> hold
+ {temper < 2} [Press zero again and again]
    ~ temper = temper + 1
    -> adviser
+ {holds >= 1} [Hang up] -> abandoned

=== adviser ===
This is Priya. You gave your number {rekeys} times already, I see; may I have it again?
+ [Read the number out]
    ~ rekeys = rekeys + 1
    -> security
+ {verified} [Say that you passed security] -> bill
+ [Refuse to give it again]
    ~ temper = temper + 1
    -> transfer
+ {temper >= 3} [Lose your temper] -> meltdown

=== security ===
Before we go on: which month did you join us, and how much was your very first payment?
+ [Look it up and answer]
    ~ verified = true
    -> bill
+ {temper < 3} [Make a guess]
    ~ temper = temper + 1
    -> adviser
+ {transfers < 2} [Ask to skip the questions] -> transfer
+ {temper >= 3} [Hang up] -> abandoned

=== bill ===
I can see the 412 pounds here. Our system estimated it from the people who lived there before you.
+ [Ask what can be done] -> offer
+ {temper < 5} [Ask who lived there]
    ~ temper = temper + 1
    -> bill
+ [Ask for the meter team] -> transfer
+ {transfers >= 1} [Demand a supervisor] -> supervisor

=== transfer ===
That is not for my team. You were passed on {transfers} times; let me find the right one.
+ {transfers < 2} [Agree to be passed on]
    ~ transfers = transfers + 1
    -> hold
+ {transfers < 2} [Ask for Priya again]
    ~ transfers = transfers + 1
    -> adviser
+ {transfers >= 1} [Insist on a supervisor] -> supervisor
+ {transfers >= 2} [Give up] -> abandoned

=== supervisor ===
I am the supervisor. I can see {holds} waits and {transfers} transfers here, but not why you called.
+ {verified} [Tell it all once more] -> offer
+ [Make a formal complaint] -> escalated
+ {temper < 3} [Ask for a name]
    ~ temper = temper + 1
    -> supervisor
+ {temper >= 2} [Lose your temper] -> meltdown

=== offer ===
We could take off 40 pounds today, if you send a picture of your meter within five days.
+ [Accept the offer] -> resolved
+ {temper < 5} [Ask for more]
    ~ temper = temper + 1
    -> supervisor
+ {transfers < 3} [Ask for it in writing]
    ~ transfers = transfers + 1
    -> transfer
+ {temper >= 3} [Lose your temper] -> meltdown

=== abandoned ===
The line clicks. After {holds} waits the bill is still lying on your kitchen table.
Ending: abandoned
-> END

=== resolved ===
A message arrives: your bill was corrected. It took {transfers} transfers to get there.
Ending: resolved
-> END

=== escalated ===
Your complaint has a number of eleven digits. Somebody will write within eight weeks.
Ending: escalated
-> END

=== meltdown ===
You say things that you will regret. The call was recorded for training purposes.
Ending: meltdown
-> END
