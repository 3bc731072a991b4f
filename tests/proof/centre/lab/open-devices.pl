# Opens TUN devices, which Node cannot (ioctl), and becomes the program that is named after them, with the devices as its
# file descriptors 3, 4, …: perl open-devices.pl DEVICE… -- PROGRAM ARGUMENT…
use strict;
$^F = 255;
my @open;
while (my $name = shift @ARGV) {
  last if $name eq '--';
  open(my $device, '+<', '/dev/net/tun') or die "tun: $!";
  # TUNSETIFF, IFF_TUN | IFF_NO_PI
  ioctl($device, 0x400454ca, pack('a16 s x22', $name, 0x1001)) or die "$name: $!";
  push @open, $device;
}
exec { $ARGV[0] } @ARGV or die "exec: $!";
