<footer>
    Signed: {{ data_get($endpoint, 'user') }} {{-- lint-expect: renamed-user --}}
    and {{ Auth::user()->user }} {{-- lint-silent: the session --}}
</footer>
