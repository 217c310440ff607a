"""Proof: the whole state space of a journey explored, before anyone walks it.

    proof = prove(source)
    proof.findings          what is wrong, or worth a second look, each with the shortest inputs that lead there
    proof.sentence()        "proved: 8,217 states, no trap, 4 endings; shortest 3 min; ..."

A state is where the walk stands (an operation of the program) and everything that decides what can come next: who has
been told what, whom the customer is in contact with, what is in flight, how often they have been somewhere, the
author's variables. `layout` packs it into one whole number, `moves` says what each operation makes of it, `states`
finds all that can be reached, `components` what goes round in circles. Clocks and chance branch every way, so nothing
that can happen is left out; something that cannot may be among it. What is found is therefore walked in the engine
(`witness`) before it is called proved.
"""
