class NotConfigured(Exception):
    def __init__(self, user=None):
        super().__init__("not configured")
        self.user = user  # lint-silent: ours
