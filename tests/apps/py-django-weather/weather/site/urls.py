from django.urls import path

from weather.stations import views

urlpatterns = [path("", views.index), path("<str:station>/", views.Station.as_view())]
