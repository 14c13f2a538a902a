@extends('layouts.app')

@section('content')
    <h1>{{ $user }} in {{ $bucket }}</h1> {{-- lint-silent: variables of the view --}}
    <p>{{ $settings['host'] }}:{{ $settings['port'] }}</p>
    <p>{{ $settings['bucket'] }}</p> {{-- lint-expect: moved-bucket --}}
    @isset($influx['org']) {{-- lint-expect: moved-org --}}
        <p>{{ $influx['password'] }}</p>
    @endisset
    @include('meters.owner', ['endpoint' => $settings])
@endsection
