import sqlite3, os
db = sqlite3.connect("data.db")
db.execute("create table t(x)")
db.execute("insert into t values (1)")
print(db.execute("select * from t").fetchall(), os.path.exists("data.db-journal"))
