<?php
namespace Rapport;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_filter( 'plugin_action_links_' . plugin_basename( __DIR__ . '/rapport.php' ), __NAMESPACE__ . '\link_settings' );

function link_settings( array $links ): array {
	$link = '<a href="' . esc_url( admin_url( 'options-general.php?page=rapport' ) ) . '">' . esc_html__( 'Settings', 'rapport' ) . '</a>';
	return array( ...$links, $link );
}

function add_settings_page(): void {
	add_options_page( 'Rapport', 'Rapport', 'manage_options', 'rapport', __NAMESPACE__ . '\settings_page' );
}

function register_settings(): void {
	register_setting(
		'rapport',
		OPTION,
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\sanitized',
		)
	);
	add_settings_section( 'rapport', '', '__return_null', 'rapport' );
	$text   = __NAMESPACE__ . '\text_field';
	$fields = array(
		'url'             => array( __( 'Server', 'rapport' ), $text, 'url', __( 'For example https://rapport.example.', 'rapport' ) ),
		'publishable_key' => array( __( 'Publishable key', 'rapport' ), $text, 'text', __( 'Begins with pk_. Lets visitors compare formats; it shows no person.', 'rapport' ) ),
		'secret_key'      => array( __( 'Secret key', 'rapport' ), $text, 'password', __( 'Begins with rk_, of scope READ. It stays on this server: pages get short-lived tokens. Left empty, the one that is stored stays.', 'rapport' ) ),
		'roles'           => array( __( 'Who may see customers', 'rapport' ), __NAMESPACE__ . '\roles_field', '', '' ),
	);
	foreach ( $fields as $name => list( $label, $show, $type, $help ) ) {
		$arguments = compact( 'name', 'type', 'help' );
		// The label of several boxes is no label of one.
		if ( $show === $text ) {
			$arguments['label_for'] = "rapport-$name";
		}
		add_settings_field( $name, $label, $show, 'rapport', 'rapport', $arguments );
	}
}

/**
 * What is stored of what somebody sent; anything that cannot be right leaves the old value, and says so.
 *
 * @param mixed $given
 */
function sanitized( $given ): array {
	$given  = is_array( $given ) ? $given : array();
	$stored = array_merge( DEFAULTS, (array) get_option( OPTION, array() ) );
	$checks = array(
		'url'             => array( '~^https?://[^/\s]+/?$~', __( 'The server’s address has scheme, host and port only, such as https://rapport.example.', 'rapport' ) ),
		'publishable_key' => array( '~^pk_\S+$~', __( 'A publishable key begins with pk_.', 'rapport' ) ),
		'secret_key'      => array( '~^rk_\S+$~', __( 'A secret key begins with rk_.', 'rapport' ) ),
	);
	foreach ( $checks as $name => list( $pattern, $sentence ) ) {
		$value = trim( (string) ( $given[ $name ] ?? $stored[ $name ] ) );
		// No page ever shows the secret key, so an empty field does not mean that it should go.
		if ( '' === $value && 'secret_key' === $name ) {
			continue;
		}
		if ( '' === $value || preg_match( $pattern, $value ) ) {
			$stored[ $name ] = $value;
		} else {
			add_settings_error( OPTION, $name, $sentence );
		}
	}
	$stored['roles'] = array_values( array_intersect( array_keys( wp_roles()->roles ), (array) ( $given['roles'] ?? array() ) ) );
	return $stored;
}

function text_field( array $field ): void {
	$name   = $field['name'];
	$fixed  = fixed( $name );
	$secret = 'password' === $field['type'];
	printf(
		'<input class="regular-text code" id="%1$s" name="%2$s" type="%3$s" value="%4$s" placeholder="%5$s" autocomplete="off" aria-describedby="%1$s-help" %6$s>',
		esc_attr( "rapport-$name" ),
		esc_attr( OPTION . "[$name]" ),
		esc_attr( $field['type'] ),
		esc_attr( $secret ? '' : settings()[ $name ] ),
		esc_attr( $secret && '' !== settings()[ $name ] ? __( 'A key is set.', 'rapport' ) : '' ),
		disabled( null !== $fixed, true, false )
	);
	/* translators: %s: name of a constant */
	$help = null === $fixed ? $field['help'] : sprintf( __( 'Set in wp-config.php (%s).', 'rapport' ), CONSTANTS[ $name ] );
	printf( '<p class="description" id="%s">%s</p>', esc_attr( "rapport-$name-help" ), esc_html( $help ) );
}

function roles_field(): void {
	echo '<fieldset><legend class="screen-reader-text">' . esc_html__( 'Who may see customers', 'rapport' ) . '</legend>';
	foreach ( wp_roles()->get_names() as $role => $label ) {
		printf(
			'<label><input type="checkbox" name="%s" value="%s" %s> %s</label><br>',
			esc_attr( OPTION . '[roles][]' ),
			esc_attr( $role ),
			checked( in_array( $role, settings()['roles'], true ), true, false ),
			esc_html( translate_user_role( $label ) )
		);
	}
	echo '</fieldset>';
}

function settings_page(): void {
	echo '<div class="wrap"><h1>Rapport</h1><form action="options.php" method="post">';
	settings_fields( 'rapport' );
	do_settings_sections( 'rapport' );
	submit_button();
	echo '</form></div>';
}
