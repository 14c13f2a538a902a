from django.urls import path

from climate import views

urlpatterns = [path("beds/<int:bed>/", views.bed), path("health/", views.Health.as_view())]
