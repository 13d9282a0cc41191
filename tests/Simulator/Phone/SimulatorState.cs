using KtpBot.Simulator.WhatsApp;

namespace KtpBot.Simulator.Phone;

/// <summary>Answer of <c>GET /sim/state</c>.</summary>
public sealed record SimulatorState(long Revision, ChannelState WhatsApp, ChannelState Telegram, HandshakeResult? Handshake);
