<footer>
	<p><?php the_weather_station(); ?></p>
	<p><?php echo esc_html( get_option( 'weather' )['user'] ?? '' ); // lint-silent: an option ?></p>
	<p><?php echo esc_html( WEATHER_ENDPOINT['user'] ); // lint-expect: renamed-user ?></p>
</footer>
