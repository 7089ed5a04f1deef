/// <summary>How a request of the binary protocol has ended.</summary>
internal enum BinaryStatus : ushort
{
    Ok = 0x00,
    KeyNotFound = 0x01,
    KeyExists = 0x02,
    TooLarge = 0x03,
    InvalidArguments = 0x04,
    NotStored = 0x05,
    NoNumber = 0x06,
    UnknownCommand = 0x81,
}
