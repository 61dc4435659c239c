def greet():
    print("hello")
    return mesage

greet()
