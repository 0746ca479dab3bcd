import weakref
class Thing: pass
thing = Thing()
reference = weakref.ref(thing, print.__class__ and (lambda ref, out=print: out("called", ref() is None)))
