<?php
namespace Rapport;

defined( 'ABSPATH' ) || exit;

/** The attributes that authors may give an element. What decides where tokens come from and go to is not theirs to say. */
const LOOKS    = array( 'theme', 'density', 'heading-level', 'live', 'loading' );
const ELEMENTS = array(
	'format-performance' => array( 'group-by', 'days', 'from', 'to', 'source', 'platform', 'campaign', 'segment', 'metric', 'heading-text', ...LOOKS ),
	'profile-card'       => array( 'customer', ...LOOKS ),
	'segment'            => array( 'segment', 'days', ...LOOKS ),
	'timeline'           => array( 'customer', 'show', ...LOOKS ),
);

/** Those that show no person. */
const PUBLIC_ELEMENTS = array( 'format-performance', 'segment' );

add_action( 'init', __NAMESPACE__ . '\register_elements' );
add_action( 'enqueue_block_assets', __NAMESPACE__ . '\enqueue_in_editor' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );

function register_elements(): void {
	$url = settings()['url'];
	if ( '' !== $url ) {
		// Their addresses stay the same for all versions: the server says how long each may be kept.
		wp_register_script( 'rapport', "$url/w/load.js", array(), null, true );
		wp_register_style( 'rapport', "$url/w/room.css", array(), null );
	}
	register_block_type( __DIR__, array( 'render_callback' => __NAMESPACE__ . '\block' ) );
	add_shortcode( 'rapport', __NAMESPACE__ . '\shortcode' );
}

/** Optimisers that delay or bundle scripts are asked to leave this one alone. */
function as_module( string $tag, string $handle, string $source ): string {
	if ( 'rapport' !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type'         => 'module',
			'src'          => $source,
			'id'           => 'rapport-js',
			'data-cfasync' => 'false',
		)
	);
}

/** In the editor nobody knows beforehand which blocks somebody will add. */
function enqueue_in_editor(): void {
	if ( is_admin() ) {
		enqueue();
	}
}

function enqueue(): void {
	wp_enqueue_script( 'rapport' );
	wp_enqueue_style( 'rapport' );
}

/** @param array|string $given an empty string where the shortcode has no attributes */
function shortcode( $given ): string {
	return element( (array) $given );
}

function block( array $given ): string {
	$element = element( $given );
	return '' === $element ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $element );
}

/** The element as HTML, for whoever looks at the page; nothing where they may not see it. */
function element( array $given ): string {
	$name  = $given['element'] ?? 'format-performance';
	$known = ELEMENTS[ $name ] ?? null;
	if ( null === $known || '' === settings()['url'] ) {
		return current_user_can( 'manage_options' ) ? hint( $known ) : '';
	}
	$credential = credential( $name );
	if ( array() === $credential ) {
		return '';
	}
	enqueue();
	$attributes = '';
	foreach ( array_merge( array_intersect_key( $given, array_flip( $known ) ), $credential ) as $attribute => $value ) {
		// Attributes that are there count as true.
		if ( is_scalar( $value ) && ! in_array( $value, array( '', false, 'false' ), true ) ) {
			$attributes .= sprintf( ' %s="%s"', $attribute, esc_attr( $value ) );
		}
	}
	return "<rapport-$name$attributes></rapport-$name>";
}

/** What the element shows to the server of Rapport: tokens for those who may see people, else the key that shows none. */
function credential( string $name ): array {
	$settings = settings();
	if ( '' !== $settings['secret_key'] && may_see_people() ) {
		return array( 'token-url' => add_query_arg( '_wpnonce', wp_create_nonce( 'wp_rest' ), rest_url( TOKEN_ROUTE ) ) );
	}
	if ( in_array( $name, PUBLIC_ELEMENTS, true ) && '' !== $settings['publishable_key'] ) {
		return array( 'publishable-key' => $settings['publishable_key'] );
	}
	return array();
}

/** Why there is no element, for those who can do something about it. */
function hint( ?array $known ): string {
	$sentence = null === $known
		/* translators: %s: names of elements */
		? sprintf( __( 'Rapport has these elements: %s.', 'rapport' ), implode( ', ', array_keys( ELEMENTS ) ) )
		: __( 'Rapport needs the address of its server: Settings → Rapport.', 'rapport' );
	return '<p>' . esc_html( $sentence ) . '</p>';
}
