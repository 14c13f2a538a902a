<div class="energy" data-range="<?php echo esc_attr( $atts['range'] ); ?>" data-org="<?php echo esc_attr( $atts['org'] ); // lint-silent: an attribute ?>">
	<?php if ( ! empty( $influx_credentials['bucket'] ) ) : // lint-expect: moved-bucket ?>
		<span><?php echo $user; ?></span>
		<span><?php echo apply_filters( 'energy_dashboard_owner', 'nobody', $wpdb->user ); // lint-silent: the database ?></span>
	<?php endif; ?>
</div>
