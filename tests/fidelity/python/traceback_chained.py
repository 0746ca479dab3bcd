try:
    {}["key"]
except KeyError as error:
    raise ValueError("while looking") from error
