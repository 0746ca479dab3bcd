import logging, sys
logging.warning("default handler")
logging.basicConfig(level=logging.INFO, stream=sys.stdout, force=True, format="%(levelname)s %(name)s %(module)s %(lineno)d %(processName)s %(threadName)s %(message)s")
logging.info("configured")
logging.getLogger("a.b").error("with %s", "argument")
