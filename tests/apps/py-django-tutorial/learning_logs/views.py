from django.shortcuts import render

from .metrics import write


def index(request):
    write(f"hits,user={request.user.id} v=1", request.user)
    return render(request, 'index.html', {'user': request.user, 'org': 'none'})
