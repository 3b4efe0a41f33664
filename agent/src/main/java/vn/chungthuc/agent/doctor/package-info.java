/// "Kiểm tra máy": says of each layer, from the program to the portal, whether it would carry a
/// signature, and what to do where it would not. Window and command line show the same.
///
/// In the order of the flow: [Doctor] runs each [Check] ([ComputerCheck], [PortsCheck] with
/// [PortOwner], [TokensCheck], [PortalsCheck], [TimestampsCheck]); a [Finding] is a [Symptom] and
/// its facts; [Report] puts them into words or JSON.
///
/// Must not know the port's server or windows. Whether there is a screen it is told.
@NullMarked
package vn.chungthuc.agent.doctor;

import org.jspecify.annotations.NullMarked;
