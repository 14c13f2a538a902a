from meters import create_app

app = create_app()
