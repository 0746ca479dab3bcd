# Lists what it finds in the writable places, then leaves something in each.
import os
places = ("/work", "/tmp", "/dev/shm")
found = [os.path.join(place, name) for place in places for name in os.listdir(place)]
print(sorted(found))
for place in places:
    os.makedirs(place + "/trace/deep")
    open(place + "/trace/deep/file", "w").close()
    open(place + "/.hidden", "w").close()
