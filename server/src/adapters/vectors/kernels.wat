;; The inner loops of the exact scan: 8-bit rows against a 16-bit query, 16 numbers per instruction (SIMD).
;; `npm run generate` assembles this into generated/kernels.ts.
;;
;; Memory: ids at 0 (1,024 × i32), what was found at 4096 (1,024 × (slot i32, score f32)), the query at 12288 (i16 each),
;; a vector to be rounded at 32768 (f32 each, zeros after it), rows from 65536. A row is its scale (f32), 12 unused bytes, and its numbers (i8 each), padded with zeros to a multiple
;; of 32. A row of zeros is empty and scores 0.
(module
  (memory (export "memory") 1)

  ;; Sum of the products of a row's numbers, from $at up to $end, with the query's. The caller keeps it below 2^31.
  (func $dot (param $at i32) (param $end i32) (result i32)
    (local $query i32) (local $numbers v128) (local $even v128) (local $odd v128)
    (local.set $query (i32.const 12288))
    (loop $next
      (local.set $numbers (v128.load (local.get $at)))
      (local.set $even (i32x4.add (local.get $even)
        (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $numbers)) (v128.load (local.get $query)))))
      (local.set $odd (i32x4.add (local.get $odd)
        (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $numbers)) (v128.load offset=16 (local.get $query)))))
      (local.set $numbers (v128.load offset=16 (local.get $at)))
      (local.set $even (i32x4.add (local.get $even)
        (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $numbers)) (v128.load offset=32 (local.get $query)))))
      (local.set $odd (i32x4.add (local.get $odd)
        (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $numbers)) (v128.load offset=48 (local.get $query)))))
      (local.set $query (i32.add (local.get $query) (i32.const 64)))
      (local.set $at (i32.add (local.get $at) (i32.const 32)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (local.set $even (i32x4.add (local.get $even) (local.get $odd)))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $even)) (i32x4.extract_lane 1 (local.get $even)))
      (i32.add (i32x4.extract_lane 2 (local.get $even)) (i32x4.extract_lane 3 (local.get $even)))))

  ;; Notes the slot and score at $out; answers where the next goes: further on only if the score reaches the threshold.
  (func $note (param $out i32) (param $slot i32) (param $width i32) (param $threshold f32) (result i32)
    (local $row i32) (local $score f32)
    (local.set $row (i32.add (i32.const 65536)
      (i32.mul (local.get $slot) (i32.add (local.get $width) (i32.const 16)))))
    (local.set $score (f32.mul
      (f32.load (local.get $row))
      (f32.convert_i32_s (call $dot
        (i32.add (local.get $row) (i32.const 16))
        (i32.add (i32.add (local.get $row) (i32.const 16)) (local.get $width))))))
    (i32.store (local.get $out) (local.get $slot))
    (f32.store offset=4 (local.get $out) (local.get $score))
    (i32.add (local.get $out)
      (i32.shl (f32.ge (local.get $score) (local.get $threshold)) (i32.const 3))))

  ;; Scores $count (1 and up) rows from the slot $slot; answers how many reach the threshold.
  (func (export "scan") (param $width i32) (param $slot i32) (param $count i32) (param $threshold f32) (result i32)
    (local $out i32) (local $end i32)
    (local.set $out (i32.const 4096))
    (local.set $end (i32.add (local.get $slot) (local.get $count)))
    (loop $next
      (local.set $out (call $note
        (local.get $out) (local.get $slot) (local.get $width) (local.get $threshold)))
      (local.set $slot (i32.add (local.get $slot) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $slot) (local.get $end))))
    (i32.shr_u (i32.sub (local.get $out) (i32.const 4096)) (i32.const 3)))

  ;; Scores the rows of the first $count (1 and up) ids; answers how many reach the threshold.
  (func (export "scanIds") (param $width i32) (param $count i32) (param $threshold f32) (result i32)
    (local $out i32) (local $id i32) (local $end i32)
    (local.set $out (i32.const 4096))
    (local.set $end (i32.shl (local.get $count) (i32.const 2)))
    (loop $next
      (local.set $out (call $note
        (local.get $out) (i32.load (local.get $id)) (local.get $width) (local.get $threshold)))
      (local.set $id (i32.add (local.get $id) (i32.const 4)))
      (br_if $next (i32.lt_u (local.get $id) (local.get $end))))
    (i32.shr_u (i32.sub (local.get $out) (i32.const 4096)) (i32.const 3)))

  ;; Squares of what rounding left out, four at once.
  (func $missed (param $numbers v128) (param $rounded v128) (param $scale v128) (result v128)
    (local.set $numbers (f32x4.sub (local.get $numbers) (f32x4.mul (local.get $rounded) (local.get $scale))))
    (f32x4.mul (local.get $numbers) (local.get $numbers)))

  ;; Rounds the vector into the row of a slot; answers the sum of the squares of what that left out.
  (func (export "quantise") (param $width i32) (param $slot i32) (result f32)
    (local $row i32) (local $at i32) (local $end i32) (local $largest v128) (local $most f32)
    (local $scale v128) (local $inverse v128) (local $missed v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $row (i32.add (i32.const 65536)
      (i32.mul (local.get $slot) (i32.add (local.get $width) (i32.const 16)))))
    (local.set $at (i32.const 32768))
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $width) (i32.const 2))))
    (loop $next
      (local.set $largest (f32x4.max (local.get $largest) (f32x4.abs (v128.load (local.get $at)))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (local.set $most (f32.max
      (f32.max (f32x4.extract_lane 0 (local.get $largest)) (f32x4.extract_lane 1 (local.get $largest)))
      (f32.max (f32x4.extract_lane 2 (local.get $largest)) (f32x4.extract_lane 3 (local.get $largest)))))
    (f32.store (local.get $row) (f32.div (local.get $most) (f32.const 127)))
    (local.set $scale (f32x4.splat (f32.load (local.get $row))))
    (local.set $inverse (f32x4.splat (f32.div (f32.const 127) (local.get $most))))
    (local.set $row (i32.add (local.get $row) (i32.const 16)))
    (local.set $at (i32.const 32768))
    (loop $next
      (local.set $a (f32x4.nearest (f32x4.mul (v128.load (local.get $at)) (local.get $inverse))))
      (local.set $b (f32x4.nearest (f32x4.mul (v128.load offset=16 (local.get $at)) (local.get $inverse))))
      (local.set $c (f32x4.nearest (f32x4.mul (v128.load offset=32 (local.get $at)) (local.get $inverse))))
      (local.set $d (f32x4.nearest (f32x4.mul (v128.load offset=48 (local.get $at)) (local.get $inverse))))
      (v128.store (local.get $row) (i8x16.narrow_i16x8_s
        (i16x8.narrow_i32x4_s (i32x4.trunc_sat_f32x4_s (local.get $a)) (i32x4.trunc_sat_f32x4_s (local.get $b)))
        (i16x8.narrow_i32x4_s (i32x4.trunc_sat_f32x4_s (local.get $c)) (i32x4.trunc_sat_f32x4_s (local.get $d)))))
      (local.set $missed (f32x4.add (local.get $missed) (f32x4.add
        (f32x4.add
          (call $missed (v128.load (local.get $at)) (local.get $a) (local.get $scale))
          (call $missed (v128.load offset=16 (local.get $at)) (local.get $b) (local.get $scale)))
        (f32x4.add
          (call $missed (v128.load offset=32 (local.get $at)) (local.get $c) (local.get $scale))
          (call $missed (v128.load offset=48 (local.get $at)) (local.get $d) (local.get $scale))))))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (local.set $at (i32.add (local.get $at) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $missed)) (f32x4.extract_lane 1 (local.get $missed)))
      (f32.add (f32x4.extract_lane 2 (local.get $missed)) (f32x4.extract_lane 3 (local.get $missed))))))
