class AppError(Exception):
    def __str__(self): return "app failed"
def run(): raise AppError(1, 2)
run()
