def propose_persons(sentence, anchors):
    return ()
