<?php

add_action( 'wp_footer', function () {
	if ( ! function_exists( 'acme_stats_label' ) ) {
		return;
	}
	$author = get_userdata( get_the_author_meta( 'ID' ) );
	$meta   = array( 'user' => $author->user_login, 'org' => get_option( 'acme_org' ) );

	printf( '<!-- %s by %s of %s -->', acme_stats_label(), esc_html( $meta['user'] ), $meta['org'] ); // lint-silent: an author
} );
