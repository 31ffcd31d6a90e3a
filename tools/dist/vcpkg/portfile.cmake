# An overlay port (`--overlay-ports=tools/dist`), of the archives of a release. vcpkg has not run it: it was read
# against vcpkg's manual alone. Each SHA512 is written here when a release is made; until then vcpkg stops, and tells it.
set(target "${VCPKG_TARGET_ARCHITECTURE}")
string(REPLACE "x64" "x86_64" target "${target}")
string(REPLACE "arm64" "aarch64" target "${target}")
set(end tar.gz)
if(VCPKG_TARGET_IS_WINDOWS)
  string(APPEND target "-windows")
  set(end zip)
elseif(VCPKG_TARGET_IS_OSX)
  string(APPEND target "-macos")
else()
  string(APPEND target "-linux-gnu")
endif()

set(sha512_x86_64-linux-gnu 0)
set(sha512_aarch64-linux-gnu 0)
set(sha512_x86_64-macos 0)
set(sha512_aarch64-macos 0)
set(sha512_x86_64-windows 0)
set(sha512_aarch64-windows 0)

vcpkg_download_distfile(archive
  URLS "https://github.com/bh-auth/bh_auth/releases/download/v${VERSION}/bh_auth-${VERSION}-${target}.${end}"
  FILENAME "bh_auth-${VERSION}-${target}.${end}"
  SHA512 ${sha512_${target}})
vcpkg_extract_source_archive(source ARCHIVE "${archive}")

# One build for both configurations: it is a release, and C alone crosses its border.
file(COPY "${source}/include" DESTINATION "${CURRENT_PACKAGES_DIR}")
file(COPY "${source}/share/bh_auth/" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
file(GLOB static "${source}/lib/libbh_auth.a")
file(GLOB shared "${source}/lib/*.so*" "${source}/lib/*.dylib" "${source}/lib/bh_auth.lib")
foreach(folder "${CURRENT_PACKAGES_DIR}" "${CURRENT_PACKAGES_DIR}/debug")
  if(VCPKG_LIBRARY_LINKAGE STREQUAL "static")
    file(COPY ${static} DESTINATION "${folder}/lib")
  else()
    file(COPY ${shared} DESTINATION "${folder}/lib")
  endif()
  if(VCPKG_TARGET_IS_WINDOWS)
    file(COPY "${source}/bin/bh_auth.dll" DESTINATION "${folder}/bin")
  endif()
  file(COPY "${source}/lib/pkgconfig" DESTINATION "${folder}/lib")
endforeach()
vcpkg_fixup_pkgconfig()

file(GLOB licences "${source}/share/licenses/bh_auth/*")
vcpkg_install_copyright(FILE_LIST ${licences})
file(WRITE "${CURRENT_PACKAGES_DIR}/share/${PORT}/usage" "bh-auth is found by pkg-config, as bh_auth.\n")
