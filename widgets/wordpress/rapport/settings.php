<?php
namespace Rapport;

defined( 'ABSPATH' ) || exit;

/** The one row of the options table that this plugin has; `uninstall.php` removes it. */
const OPTION = 'rapport';

/** Constants of wp-config.php that win over what the settings page says. */
const CONSTANTS = array(
	'url'        => 'RAPPORT_URL',
	'secret_key' => 'RAPPORT_KEY',
);

/** Everything that the settings page can say, as it is before anybody says anything. */
const DEFAULTS = array(
	'url'             => '',
	'publishable_key' => '',
	'secret_key'      => '',
	'roles'           => array( 'administrator' ),
);

/** The value of wp-config.php for a setting, or null. */
function fixed( string $name ): ?string {
	$constant = CONSTANTS[ $name ] ?? '';
	return defined( $constant ) ? (string) constant( $constant ) : null;
}

/** All settings, those of wp-config.php included. `url` has no slash at its end. */
function settings(): array {
	$settings = array_merge( DEFAULTS, (array) get_option( OPTION, array() ) );
	foreach ( array_keys( CONSTANTS ) as $name ) {
		$settings[ $name ] = fixed( $name ) ?? $settings[ $name ];
	}
	$settings['url'] = untrailingslashit( $settings['url'] );
	return $settings;
}

/** Whether who looks at the page may see customers, and so gets tokens. */
function may_see_people(): bool {
	return array_intersect( wp_get_current_user()->roles, settings()['roles'] ) !== array();
}
