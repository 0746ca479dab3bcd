wörter = {"ä": 1}
def größe():
    return wörter["ö"]
größe()
